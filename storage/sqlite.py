"""SQLite with aiosqlite: one connection that writes, and a few that read.

Statements run in the calling thread, since handing them to another one costs more than they do; only the commit, which
waits for the disk, has a thread of its own.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cached_property, partial
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage.engine import Session, Work
from storage.uncancelled import uncancelled

T = TypeVar("T")

PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON"}
READING = PRAGMAS | {"query_only": "ON", "busy_timeout": "10000"}

READERS = 4

BUSY = 10.0
"""Seconds to wait for another process to end its transaction."""

STEP = 0.01
"""Seconds between two tries to begin a transaction."""


class Writer:
    """The connection that writes. It never blocks on another process: everything else would block with it."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        # Without listeners: an engine that has any asks for more of them at every statement.
        self._engine = create_engine(
            "sqlite://", creator=partial(_open, path), poolclass=NullPool, hide_parameters=True
        )

    @cached_property
    def connection(self) -> Connection:
        """Open from the first use on."""
        return self._engine.connect()

    async def begin(self) -> None:
        """Begin a transaction; raises `OperationalError` if another process does not end its own in time."""
        until = monotonic() + BUSY
        while True:
            try:
                self.connection.exec_driver_sql("BEGIN IMMEDIATE")
            except OperationalError as error:
                self.connection.rollback()
                if not _busy(error) or monotonic() > until:
                    raise
                await asyncio.sleep(STEP)
            else:
                return

    async def commit(self) -> None:
        """Commit, in the thread that waits for the disk."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self.connection.commit)

    def rollback(self) -> None:
        """Roll back, also after a commit that failed: SQLAlchemy believes that one to have ended."""
        self.connection.rollback()
        self.connection.connection.rollback()

    async def close(self) -> None:
        """Close the connection."""
        if "connection" in self.__dict__:
            self.connection.close()
        self._thread.shutdown()


def _busy(error: OperationalError) -> bool:
    return isinstance(error.orig, sqlite3.OperationalError) and error.orig.sqlite_errorcode == sqlite3.SQLITE_BUSY


class Readers:
    """A small pool of connections for reading, so that a short read does not wait for a long one."""

    def __init__(self, path: Path) -> None:
        address = URL.create("sqlite+aiosqlite", database=str(path))
        self._engine = create_async_engine(address, pool_size=READERS, max_overflow=0, hide_parameters=True)
        event.listen(self._engine.sync_engine, "connect", lambda raw, _: _set_up(raw, READING))
        event.listen(self._engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))

    async def run(self, work: Work[T]) -> T:
        connection = await self._engine.connect()
        try:
            return await connection.run_sync(work)
        finally:
            await uncancelled(connection.close())

    async def close(self) -> None:
        await self._engine.dispose()


def _open(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, check_same_thread=False, timeout=0)
    _set_up(raw, PRAGMAS)
    return raw


def _set_up(raw: Any, pragmas: Mapping[str, str]) -> None:
    raw.isolation_level = None  # Python's own BEGIN would come too late for IMMEDIATE
    cursor = raw.cursor()
    for name, value in pragmas.items():
        cursor.execute(f"PRAGMA {name} = {value}")
    cursor.close()


class Transaction:
    """The writing connection while one task has it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def run(self, work: Work[T]) -> T:
        return work(self._writer.connection)

    async def commit(self, last: Work[object]) -> None:
        last(self._writer.connection)
        await self._writer.commit()


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
            await self._writer.begin()
            try:
                yield Transaction(self._writer)
            finally:
                self._writer.rollback()

    async def read(self, work: Work[T]) -> T:
        return await self._readers.run(work)

    async def listen(self, channel: str, wake: Callable[[], object]) -> None:
        wake()  # nobody else works on the file

    async def close(self) -> None:
        await self._writer.close()
        await self._readers.close()
