"""SQLite: one connection that writes, in a thread of its own, and a few that read, on aiosqlite.

What is written runs as a whole in its thread: a hop for each statement would cost more than the statement.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage.engine import Session, Work
from storage.uncancelled import uncancelled

T = TypeVar("T")

PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON", "busy_timeout": "10000"}
READING = PRAGMAS | {"query_only": "ON"}

READERS = 4


class Writer:
    """A connection in a thread: what is asked of it is done in order."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        address = URL.create("sqlite", database=str(path))
        self._engine = create_engine(address, poolclass=NullPool, hide_parameters=True)
        _listen(self._engine, "BEGIN IMMEDIATE", PRAGMAS)
        self._connection: Connection | None = None

    async def run(self, work: Work[T]) -> T:
        return await self._hop(lambda: work(self._connected()))

    async def close(self) -> None:
        if self._connection is not None:
            await self._hop(self._connection.close)
        self._thread.shutdown()

    async def _hop(self, step: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, step)

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection


class Readers:
    """A small pool of connections, so that a look does not wait for a longer one."""

    def __init__(self, path: Path) -> None:
        address = URL.create("sqlite+aiosqlite", database=str(path))
        self._engine = create_async_engine(address, pool_size=READERS, max_overflow=0, hide_parameters=True)
        _listen(self._engine.sync_engine, "BEGIN", READING)

    async def run(self, work: Work[T]) -> T:
        connection = await self._engine.connect()
        try:
            return await connection.run_sync(work)
        finally:
            await uncancelled(connection.close())

    async def close(self) -> None:
        await self._engine.dispose()


def _listen(engine: Engine, begin: str, pragmas: Mapping[str, str]) -> None:
    event.listen(engine, "connect", lambda raw, _: _set_up(raw, pragmas))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))


def _set_up(raw: Any, pragmas: Mapping[str, str]) -> None:
    raw.isolation_level = None  # Python's own BEGIN would come too late for IMMEDIATE
    cursor = raw.cursor()
    for name, value in pragmas.items():
        cursor.execute(f"PRAGMA {name} = {value}")
    cursor.close()


class Transaction:
    """The writing connection while it is one task's."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.committed = False

    async def run(self, work: Work[T]) -> T:
        return await self._writer.run(work)

    async def commit(self, last: Work[object]) -> None:
        await self._writer.run(lambda connection: _end(connection, last))
        self.committed = True


def _end(connection: Connection, last: Work[object]) -> None:
    last(connection)
    connection.commit()


class SQLite:
    """A database file."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self._lock = asyncio.Lock()
        self._writer = Writer(path)
        self._readers = Readers(path)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        async with self._lock:
            transaction = Transaction(self._writer)
            try:
                yield transaction
            finally:
                if not transaction.committed:
                    await uncancelled(self._writer.run(Connection.rollback))

    async def read(self, work: Work[T]) -> T:
        return await self._readers.run(work)

    async def listen(self, channel: str, wake: Callable[[], object]) -> None:
        wake()  # nobody else works on the file

    async def close(self) -> None:
        await self._writer.close()
        await self._readers.close()
