"""The databases for tests: SQLite always, PostgreSQL where a server answers (`CI` insists on it)."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
import structlog

from storage.database import Database
from storage.migrate import migrate
from storage.tables import facts, meta, metadata

# Plain logs: a picture of every failure takes seconds.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.dev.ConsoleRenderer(colors=False),
    ]
)

USUAL = "postgresql://{}@127.0.0.1:5432/test"
TOLD = os.environ.get("TEST_DATABASE_URL")
SERVERS = (TOLD,) if TOLD else (USUAL.format("root"), USUAL.format("postgres"))


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file; tests take copies."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    asyncio.run(migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> str:
    """The address of a server; skips where none answers, except where `CI` is set."""
    for url in SERVERS:
        try:
            asyncio.run(_execute(url, "SELECT 1"))
        except (OSError, asyncpg.PostgresError) as error:
            refused = f"{type(error).__name__}: {error}"
        else:
            return url
    if os.environ.get("CI"):
        pytest.fail(f"no PostgreSQL ({refused})")
    pytest.skip(f"no PostgreSQL ({refused})")


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url, timeout=5)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture
def empty_schema(postgresql_server: str) -> Iterator[str]:
    """The address of a schema of this test's own, with nothing in it."""
    name = f"test_{uuid4().hex}"
    asyncio.run(_execute(postgresql_server, f"CREATE SCHEMA {name}"))
    yield f"{postgresql_server}?search_path={name}"
    asyncio.run(_execute(postgresql_server, f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture(scope="session")
def migrated_schema(postgresql_server: str) -> Iterator[str]:
    """The address of a migrated schema of this process' own; tests empty it."""
    name = f"test_{uuid4().hex}"
    asyncio.run(_execute(postgresql_server, f"CREATE SCHEMA {name}"))
    url = f"{postgresql_server}?search_path={name}"
    asyncio.run(migrate(url))
    yield url
    asyncio.run(_execute(postgresql_server, f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated, empty database: every test that uses it runs on both."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "test.db")
        return f"sqlite:///{tmp_path / 'test.db'}"
    url: str = request.getfixturevalue("migrated_schema")
    asyncio.run(_execute(url, "; ".join(_emptying())))
    return url


def _emptying() -> Iterator[str]:
    """Every row but the version: far quicker than TRUNCATE, which makes each table a new file.

    The history refuses to lose rows, so its triggers rest meanwhile.
    """
    yield "BEGIN"
    yield "SET LOCAL synchronous_commit = off"
    yield f"ALTER TABLE {facts.name} DISABLE TRIGGER USER"
    yield from (f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables) if table is not meta)
    yield f"DELETE FROM {meta.name} WHERE key <> 'usable_from'"
    yield f"ALTER TABLE {facts.name} ENABLE TRIGGER USER"
    yield "COMMIT"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The test's database."""
    opened = await Database.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def elsewhere(database_url: str) -> AsyncIterator[Database]:
    """The same database through connections of its own: sees only what is committed."""
    opened = await Database.open(database_url)
    yield opened
    await opened.close()
