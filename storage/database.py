"""The database: write transactions, reads, and small writes that may wait."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from storage import schema
from storage.address import file_of
from storage.engine import Engine, Session, Work
from storage.notices import Notices
from storage.pending_writes import PendingWrites
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

    What gives nothing back is deferred: it goes together with what comes next, or with the commit. A way to the
    database costs more than most statements.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._deferred: list[Work[object]] = []
        self._last: list[Work[object]] = []
        self.callbacks: list[Callable[[], object]] = []
        self.channels: dict[str, None] = {}

    async def run(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `fn(connection, …)` gives, after all that was deferred."""

        def work(connection: Connection) -> T:
            self._catch_up(connection)
            return fn(connection, *args, **kwargs)

        return await self._session.run(work)

    def defer(self, fn: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do `fn(connection, …)` before whatever is run next, or before the commit, which fails with it."""
        self._deferred.append(lambda connection: fn(connection, *args, **kwargs))

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
        """Do what was deferred, and commit."""
        await self._session.commit(self._finish)

    def _finish(self, connection: Connection) -> None:
        self._catch_up(connection)
        for work in self._last:
            work(connection)
        if self.channels and connection.dialect.name == "postgresql":
            _notify(connection, self.channels)

    def _catch_up(self, connection: Connection) -> None:
        works, self._deferred = self._deferred, []
        for work in works:
            work(connection)


class Database:
    """An open database. `commits` counts write transactions that were committed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._pending = PendingWrites(self._commit_all)
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

        What waits to be written is committed before, so that it is seen here. A cancelled commit is finished before it
        is raised.
        """
        await self._pending.flush()
        async with self._transaction() as transaction:
            yield transaction

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Transaction]:
        async with self._engine.write() as session:
            transaction = Transaction(session)
            yield transaction
            await uncancelled(self._commit(transaction))

    async def write(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `fn(connection, …)` gives in a write transaction of its own, on one way to the database."""
        given: list[T] = []
        async with self.begin() as transaction:
            transaction.defer(lambda connection: given.append(fn(connection, *args, **kwargs)))
        return given[0]

    async def _commit(self, transaction: Transaction) -> None:
        await transaction.commit()
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

    def write_soon(self, fn: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do `fn(connection, …)` within 20 ms, and before the next transaction, in a commit that others share.

        What fails harms no other write: it is tried again where another try may do better; else that is logged.
        """
        self._pending.add(lambda connection: fn(connection, *args, **kwargs))

    async def flush(self) -> None:
        """Write now what was to be written soon."""
        await self._pending.flush()

    async def _commit_all(self, writes: Iterable[Work[object]]) -> None:
        async with self._transaction() as transaction:
            for write in writes:
                transaction.defer(write)

    def notices(self, channel: str) -> AsyncGenerator[None, None]:
        """One turn at once, then one for one or several notices on the channel."""
        return self._notices.on(channel)

    async def close(self) -> None:
        """Write what still waits, and close all connections."""
        try:
            await self._pending.close()
        finally:
            await self._engine.close()


def _notify(connection: Connection, channels: Iterable[str]) -> None:
    for channel in channels:
        connection.execute(text("SELECT pg_notify(:channel, '')"), {"channel": channel})
