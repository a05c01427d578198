"""Bring a database to this code's schema."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from storage import schema
from storage.address import file_of

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x4875_6979_696E
"""The advisory lock of the worker that migrates; others wait for it."""


class ForeignKeysBroken(Exception):
    """A migration left rows that refer to nothing; it was rolled back."""


async def migrate(url: str) -> None:
    """Create or upgrade the database; one that newer code has upgraded is left as it is.

    A SQLite file is copied first, to `<name>.before-<revision>`; raises `ForeignKeysBroken` and rolls back where rows
    would refer to nothing, `Unusable` for what is no database, and `ValueError` for an address of no known kind.
    """
    try:
        path = file_of(url)
        if path is None:
            await _migrate_server(url)
        else:
            _migrate_file(path)
    except DBAPIError as error:
        raise schema.Unusable.because(error) from None


async def _migrate_server(url: str) -> None:
    from storage.database import engine_of  # noqa: PLC0415 - what is asynchronous costs a start with a file a tenth

    engine = engine_of(url)
    try:
        async with engine.write() as session:
            await session.commit(_upgrade_alone)
    finally:
        await engine.close()


def _upgrade_alone(c: Connection) -> None:
    c.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    upgrade(c)


def _migrate_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "connect", _keys_off)
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as c:
        present = schema.revision(c)
        if present is not None and present < schema.HEAD:
            _copy(path, path.with_name(f"{path.name}.before-{schema.HEAD}"))
        upgrade(c)
        broken = c.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ForeignKeysBroken(f"{len(broken)} rows refer to nothing, first in {broken[0][0]}")
        c.commit()


def _keys_off(raw: sqlite3.Connection, _: object) -> None:
    """Must come before BEGIN: inside a transaction the pragma has no effect, and replacing a table would empty those
    that cascade from it.
    """
    raw.isolation_level = None
    raw.execute("PRAGMA foreign_keys = OFF").close()
    raw.execute("PRAGMA busy_timeout = 10000").close()


def _copy(path: Path, copy: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def config(c: Connection) -> Config:
    """Alembic's settings for this connection."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = c
    return settings


def upgrade(c: Connection) -> None:
    """Run the migrations that are missing, in the connection's transaction."""
    present = schema.revision(c)
    if present is None or present < schema.HEAD:
        command.upgrade(config(c), "head")
