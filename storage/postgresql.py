"""PostgreSQL: a pool of connections, and one connection that listens for notices of other workers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage.address import server_of
from storage.engine import Session, Work
from storage.schema import Unusable
from storage.uncancelled import opened, uncancelled

T = TypeVar("T")

SETTINGS = {
    "application_name": "huiyin",
    "idle_in_transaction_session_timeout": "60s",
    "tcp_keepalives_idle": "30s",
    "timezone": "UTC",
}
"""Ends connections of a worker whose machine is gone, so that it does not keep its locks."""

PATIENCE = 10.0
"""Seconds that a server may take to answer a new connection."""


class Pooled:
    """A connection of the pool."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def run(self, work: Work[T]) -> T:
        return await self._connection.run_sync(work)

    async def commit(self, last: Work[object]) -> None:
        await self._connection.run_sync(last)
        await self._connection.commit()


class PostgreSQL:
    """A database on a server; the address is read as asyncpg reads it, `?search_path=…` included."""

    dialect = "postgresql"

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine = create_async_engine(
            "postgresql+asyncpg://", async_creator=self._connect, pool_size=8, max_overflow=8, hide_parameters=True
        )

    async def _connect(self) -> Any:
        try:
            return await asyncpg.connect(self._url, server_settings=SETTINGS, timeout=PATIENCE)
        except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise Unusable(f"{server_of(self._url)}: {_why(error)}") from None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        connection = await opened(self._engine.connect().start())
        try:
            yield Pooled(connection)
        finally:
            await uncancelled(connection.close())

    async def read(self, work: Work[T]) -> T:
        async with self.write() as session:
            return await session.run(work)

    async def listen(self, channel: str, wake: Callable[[], object]) -> None:
        connection = await opened(self._connect())
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())
        try:
            await connection.add_listener(channel, lambda *_: wake())
            wake()
            await lost.wait()
        finally:
            await uncancelled(connection.close())

    async def close(self) -> None:
        await self._engine.dispose()


def _why(error: Exception) -> str:
    """The reason in one line, without the text that could not be read, which may be a password."""
    if isinstance(error, TimeoutError):
        return f"no answer in {PATIENCE:g} s"
    if isinstance(error, ValueError):
        return "the address cannot be read; in a password, / @ : # ? % are written %2F %40 %3A %23 %3F %25"
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or str(error) or type(error).__name__).splitlines()[0]
