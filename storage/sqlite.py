"""SQLite: one connection that writes, one that reads, each in a thread of its own.

Work runs as a whole in that thread: a hop for each statement would cost more than the statement.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from storage.engine import Session, Work
from storage.uncancelled import uncancelled

T = TypeVar("T")

PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON", "busy_timeout": "10000"}
READING = PRAGMAS | {"query_only": "ON"}


class Line:
    """A connection in a thread: what is asked of it is done in order."""

    def __init__(self, path: Path, begin: str, pragmas: dict[str, str]) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        address = URL.create("sqlite", database=str(path))
        self._engine = create_engine(address, poolclass=NullPool, hide_parameters=True)
        event.listen(self._engine, "connect", lambda raw, _: _set_up(raw, pragmas))
        event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        self._connection: Connection | None = None

    async def run(self, work: Work[T]) -> T:
        return await self._hop(lambda: work(self._connected()))

    async def run_alone(self, work: Work[T]) -> T:
        return await self._hop(lambda: _rolled_back(self._connected(), work))

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


def _set_up(raw: Any, pragmas: dict[str, str]) -> None:
    raw.isolation_level = None  # Python's own BEGIN would come too late for IMMEDIATE
    for name, value in pragmas.items():
        raw.execute(f"PRAGMA {name} = {value}").close()


def _rolled_back(connection: Connection, work: Work[T]) -> T:
    try:
        return work(connection)
    finally:
        connection.rollback()


class Transaction:
    """The writing line while it is one writer's."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.committed = False

    async def run(self, work: Work[T]) -> T:
        return await self._line.run(work)

    async def commit(self) -> None:
        await self._line.run(Connection.commit)
        self.committed = True


class SQLite:
    """A database file."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self._lock = asyncio.Lock()
        self._writer = Line(path, "BEGIN IMMEDIATE", PRAGMAS)
        self._reader = Line(path, "BEGIN", READING)

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
        return await self._reader.run_alone(work)

    async def listen(self, channel: str, wake: Callable[[], object]) -> None:
        wake()  # nobody else works on the file

    async def close(self) -> None:
        await self._writer.close()
        await self._reader.close()
