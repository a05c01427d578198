"""The database: write transactions, reads, and small writes that ride along."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, StatementError

from storage import schema
from storage.address import file_of
from storage.engine import Engine, Session, Work
from storage.notices import Notices
from storage.riders import Rider, Riders
from storage.sqlite import SQLite
from storage.uncancelled import uncancelled

__all__ = ["Connection", "Database", "Transaction", "engine_of"]

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger()


def engine_of(url: str) -> Engine:
    """The engine for `sqlite:///path` or `postgresql://…`; raises `ValueError` for any other address."""
    path = file_of(url)
    if path is None:
        from storage.postgresql import PostgreSQL  # noqa: PLC0415 - its driver costs every start that needs none

        return PostgreSQL(url)
    return SQLite(path)


class Transaction:
    """A write transaction: all of it is committed, or nothing.

    What gives nothing back is put off: it goes together with what comes next, or with the commit. A way to the
    database costs more than most statements.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._put_off: list[Work[object]] = []
        self._last: list[Work[object]] = []
        self.callbacks: list[Callable[[], object]] = []
        self.channels: dict[str, None] = {}

    async def run(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `fn(connection, …)` gives, after all that was put off."""

        def work(connection: Connection) -> T:
            self._catch_up(connection)
            return fn(connection, *args, **kwargs)

        return await self._session.run(work)

    def put_off(self, fn: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do `fn(connection, …)` before whatever is run next, or before the commit, which fails with it."""
        self._put_off.append(lambda connection: fn(connection, *args, **kwargs))

    def at_end(self, fn: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do `fn(connection, …)` right before the commit, after everything else."""
        self._last.append(lambda connection: fn(connection, *args, **kwargs))

    def after_commit(self, callback: Callable[[], object]) -> None:
        """Call this once after the commit; never after a rollback."""
        self.callbacks.append(callback)

    def notify(self, channel: str) -> None:
        """Wake whoever waits on the channel, here and in other workers, after the commit."""
        self.channels[channel] = None

    async def commit(self) -> None:
        """Do what was put off, and commit."""
        await self._session.commit(self._finish)

    def _finish(self, connection: Connection) -> None:
        self._catch_up(connection)
        for work in self._last:
            work(connection)
        if self.channels and connection.dialect.name == "postgresql":
            _notify(connection, self.channels)

    def _catch_up(self, connection: Connection) -> None:
        works, self._put_off = self._put_off, []
        for work in works:
            work(connection)


class Party:
    """Riders that board together; where one of them cannot, all are stranded and the transaction goes without them."""

    def __init__(self, riders: Sequence[Rider]) -> None:
        self.riders = riders
        self.stranded: Sequence[Rider] = ()

    def board(self, connection: Connection) -> None:
        """Write what they have to write."""
        connection.exec_driver_sql("SAVEPOINT riders")  # by hand: SQLAlchemy's own costs as much as two riders
        try:
            for rider in self.riders:
                rider(connection)
        except Exception:
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT riders")
            self.stranded = self.riders
        connection.exec_driver_sql("RELEASE SAVEPOINT riders")


class Database:
    """An open database. `commits` counts write transactions that were committed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._riders = Riders(self._drive)
        self._notices = Notices(engine)
        self.commits = 0

    @classmethod
    async def open(cls, url: str) -> Database:
        """Connect, and see that this code may use what is there.

        Raises `NotMigrated` (`NotMade` where there is no file), `DatabaseTooNew`, or `Unusable` for no database.
        """
        path = file_of(url)
        if path is not None and not path.exists():
            raise schema.NotMade(path)
        engine = engine_of(url)
        try:
            await engine.read(schema.check)
        except BaseException as error:
            await engine.close()
            if isinstance(error, DBAPIError):
                raise schema.Unusable.because(error) from None
            raise
        return cls(engine)

    @property
    def dialect(self) -> str:
        """`"sqlite"` or `"postgresql"`."""
        return self._engine.dialect

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Transaction]:
        """A write transaction, committed at the end, rolled back when anything raises.

        Riders go first, so that what they write is seen here. A cancelled commit is finished before it is raised.
        """
        if self._engine.shared:
            await self._drive()
        async with self._transaction(rides=not self._engine.shared) as transaction:
            yield transaction

    @asynccontextmanager
    async def _transaction(self, *, rides: bool) -> AsyncIterator[Transaction]:
        """`rides`: it takes along whoever waits for one."""
        async with self._engine.write() as session:
            transaction, party = Transaction(session), Party(self._riders.take() if rides else ())
            if party.riders:
                transaction.put_off(party.board)
            try:
                yield transaction
            except BaseException:
                self._riders.put_back(party.riders)
                raise
            await uncancelled(self._commit(transaction, party))
        for rider in party.stranded:
            await self._drive_alone(rider)

    async def write(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `fn(connection, …)` gives in a write transaction of its own, on one way to the database."""
        given: list[T] = []
        async with self.begin() as transaction:
            transaction.put_off(lambda connection: given.append(fn(connection, *args, **kwargs)))
        return given[0]

    async def _commit(self, transaction: Transaction, party: Party) -> None:
        try:
            await transaction.commit()
        except BaseException:
            self._riders.put_back(party.riders)
            raise
        self.commits += 1
        for channel in transaction.channels:
            self._notices.wake(channel)
        for callback in transaction.callbacks:
            try:
                callback()
            except Exception:
                log.exception("after_commit_failed")  # raised, it would look as if nothing had been committed

    async def read(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `fn(connection, …)` gives on a connection that only reads what is committed."""
        return await self._engine.read(lambda connection: fn(connection, *args, **kwargs))

    def ride(self, fn: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Let the next commit take a small write along; it goes on its own after 20 ms.

        A rider that fails is tried alone, again and again where another try may do better; else that is logged. The
        commit that it rode with is none the worse. A database with several writers has riders go right before it.
        """
        self._riders.add(lambda connection: fn(connection, *args, **kwargs))

    async def settle(self) -> None:
        """Write what still waits for a ride."""
        await self._riders.settle()

    async def _drive(self) -> None:
        if self._riders:
            async with self._transaction(rides=True):
                pass

    async def _drive_alone(self, rider: Rider) -> None:
        try:
            async with self._engine.write() as session:
                await session.commit(rider)
                self.commits += 1
        except Exception as error:
            if passing(error):
                self._riders.put_back([rider])
            else:
                log.exception("rider_failed")

    def notices(self, channel: str) -> AsyncGenerator[None, None]:
        """One turn at once, then one for one or several notices on the channel."""
        return self._notices.on(channel)

    async def close(self) -> None:
        """Write what still waits, and close all connections."""
        try:
            await self.settle()
        finally:
            await self._engine.close()


def passing(error: Exception) -> bool:
    """Whether another try may succeed: after a full disk, a deadlock or a lost connection; not if the statement is
    wrong.
    """
    if (
        not isinstance(error, DBAPIError)
        or isinstance(error, IntegrityError | ProgrammingError)
        or is_data_error(error)
    ):
        return False
    return getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


DATA_ERRORS = ("22", "54")
"""PostgreSQL's classes of errors for values that it cannot store, or that are too large."""


def is_data_error(error: BaseException | None) -> bool:
    """Whether the values themselves are at fault, so that nothing can store them: half a character, a huge number."""
    if isinstance(error, StatementError):
        state = getattr(error.orig, "sqlstate", None) or ""
        return isinstance(error, DataError) or state.startswith(DATA_ERRORS) or is_data_error(error.orig)
    return isinstance(error, ValueError | OverflowError) or (error is not None and is_data_error(error.__cause__))


def _notify(connection: Connection, channels: Iterable[str]) -> None:
    for channel in channels:
        connection.execute(text("SELECT pg_notify(:channel, '')"), {"channel": channel})
