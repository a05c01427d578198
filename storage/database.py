"""The database: write transactions, reads, and small writes that ride along."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from storage import schema
from storage.engine import Engine, Session
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
    if url.startswith(("postgresql:", "postgres:")):
        from storage.postgresql import PostgreSQL  # noqa: PLC0415 - its driver costs every start that needs none

        return PostgreSQL(url)
    path = make_url(url).database if url.startswith("sqlite:") else None
    if not path or path == ":memory:":
        raise ValueError("the database is sqlite:///a/file or postgresql://server/name")
    return SQLite(Path(path))


class Transaction:
    """A write transaction: all of it is committed, or nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.callbacks: list[Callable[[], object]] = []
        self.channels: dict[str, None] = {}

    async def run(self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `fn(connection, …)` gives."""
        return await self._session.run(lambda connection: fn(connection, *args, **kwargs))

    def after_commit(self, callback: Callable[[], object]) -> None:
        """Call this once after the commit; never after a rollback."""
        self.callbacks.append(callback)

    def notify(self, channel: str) -> None:
        """Wake whoever waits on the channel, here and in other workers, after the commit."""
        self.channels[channel] = None


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

        Raises `NotMigrated`, `DatabaseTooNew`, or `Unusable` for what is no database of ours.
        """
        engine = engine_of(url)
        try:
            await engine.read(schema.check)
        except BaseException as error:
            await engine.close()
            if isinstance(error, DBAPIError):
                raise schema.Unusable(error) from None
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
        stranded: Sequence[Rider] = ()
        async with self._engine.write() as session:
            riders = self._riders.take()
            try:
                if riders and not await session.run(partial(_board, riders=riders)):
                    stranded = riders
                transaction = Transaction(session)
                yield transaction
                if transaction.channels and self.dialect == "postgresql":
                    await session.run(partial(_notify, channels=transaction.channels))
            except BaseException:
                self._riders.put_back(riders)
                raise
            await uncancelled(self._commit(session, transaction, riders))
        for rider in stranded:
            await self._drive_alone(rider)

    async def _commit(self, session: Session, transaction: Transaction, riders: Sequence[Rider]) -> None:
        try:
            await session.commit()
        except BaseException:
            self._riders.put_back(riders)
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

        A rider that fails is tried once more alone and logged; the commit that it rode with is none the worse.
        """
        self._riders.add(lambda connection: fn(connection, *args, **kwargs))

    async def settle(self) -> None:
        """Write what still waits for a ride."""
        await self._riders.settle()

    async def _drive(self) -> None:
        async with self.begin():
            pass

    async def _drive_alone(self, rider: Rider) -> None:
        try:
            async with self._engine.write() as session:
                await session.run(rider)
                await session.commit()
                self.commits += 1
        except Exception:
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


def _board(connection: Connection, riders: Sequence[Rider]) -> bool:
    """Whether all riders could be taken along; if not, none of them was."""
    try:
        with connection.begin_nested():
            for rider in riders:
                rider(connection)
    except Exception:
        return False
    return True


def _notify(connection: Connection, channels: Iterable[str]) -> None:
    for channel in channels:
        connection.execute(text("SELECT pg_notify(:channel, '')"), {"channel": channel})
