"""What a look at the database finds, and that it changes nothing."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import delete, select

from storage import migrate as migrating
from storage import schema
from storage.address import server_of
from storage.database import Database, engine_of
from storage.examine import examine
from storage.migrate import migrate
from storage.schema import NotMade, NotMigrated, Unusable, WrongBot
from storage.tables import meta

NOBODY = 65534

Look = Callable[[str], Coroutine[Any, Any, object]]


async def test_a_database_that_can_be_used_is_left_as_it_is(database_url: str, elsewhere: Database) -> None:
    await examine(database_url, None)
    await examine(database_url, 4242)
    assert await elsewhere.read(lambda c: c.scalar(select(meta.c.value).where(meta.c.key == "bot_id"))) is None
    await elsewhere.write(schema.belong_to, 4242)
    await examine(database_url, 4242)
    with pytest.raises(WrongBot, match="4242"):
        await examine(database_url, 4243)
    await elsewhere.write(lambda c: c.execute(delete(meta).where(meta.c.key == "bot_id")) and None)


@pytest.mark.parametrize("look", [lambda url: examine(url, 4242), Database.open])
def test_a_file_that_the_first_start_makes_is_not_made_by_looking(look: Look, tmp_path: Path) -> None:
    for path in (tmp_path / "desk.db", tmp_path / "data" / "deeper" / "desk.db"):
        with pytest.raises(NotMade, match=r"desk\.db"):
            asyncio.run(look(f"sqlite:///{path}"))
    assert list(tmp_path.iterdir()) == []


async def test_an_older_file_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/desk.db"
    await migrate(url)
    engine = engine_of(url)
    async with engine.write() as session:
        await session.run(lambda c: command.downgrade(migrating.config(c), "0001"))
        await session.commit(lambda _: None)
    await engine.close()
    with pytest.raises(NotMigrated, match="0001") as refused:
        await examine(url, None)
    assert not isinstance(refused.value, NotMade)


async def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("notes\n" * 100)
    with pytest.raises(Unusable, match="file is not a database"):
        await examine(f"sqlite:///{tmp_path}/notes.db", None)
    with pytest.raises(Unusable, match="unable to open"):
        await examine(f"sqlite:///{tmp_path}", None)
    with pytest.raises(Unusable, match="cannot be written"):
        await examine(f"sqlite:///{tmp_path}/notes.db/deeper/desk.db", None)
    with pytest.raises(ValueError, match="sqlite:///a/file"):
        await examine("sqlite:desk.db", None)


async def test_a_file_that_somebody_writes_to_can_be_looked_at(database_url: str, elsewhere: Database) -> None:
    async with elsewhere.begin() as tx:
        await tx.run(schema.belong_to, 7)
        await examine(database_url, 8)


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder that this process may read and not write, also where it is root's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "desk.db").touch(0o444)
        folder.chmod(0o555)
        if os.geteuid() != 0:
            yield folder
        else:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
            yield folder
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.parametrize("name", ["desk.db", "other.db", "data/desk.db"])
async def test_where_nothing_may_be_written_the_folder_is_named(guarded: Path, name: str) -> None:
    with pytest.raises(Unusable, match=f"{guarded} cannot be written"):
        await examine(f"sqlite:///{guarded}/{name}", None)


def test_a_file_that_may_only_be_read_is_named(guarded: Path) -> None:
    guarded.chmod(0o777)
    with pytest.raises(Unusable, match=r"desk\.db cannot be written"):
        asyncio.run(examine(f"sqlite:///{guarded}/desk.db", None))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://desk:hush@127.0.0.1:9/desk", "127.0.0.1:9"),
        ("postgresql://desk:hush@127.0.0.1:9,127.0.0.1:10/desk", "127.0.0.1:9,127.0.0.1:10"),
        ("postgresql://desk:hush@nowhere.invalid/desk", "nowhere.invalid"),
        ("postgresql://desk:hu/sh@127.0.0.1/desk", "cannot be read"),
        ("postgresql://desk:hush@127.0.0.1:port/desk", "cannot be read"),
        ("postgresql://desk:hu[sh@127.0.0.1/desk", "cannot be read"),
    ],
)
async def test_a_server_out_of_reach_is_named_with_the_cause_and_without_the_password(address: str, told: str) -> None:
    for attempt in (examine(address, None), migrate(address), Database.open(address)):
        with pytest.raises(Unusable) as refused:
            await attempt
        text = str(refused.value)
        assert told in text
        assert not any(part in text for part in ("hush", "hu/", "/sh", "hu[", "desk:"))
        assert len(text.splitlines()) == 1
        assert refused.value.__cause__ is None


async def test_a_server_that_knows_no_such_user_is_named(postgresql_server: str) -> None:
    host = server_of(postgresql_server)
    address = f"postgresql://nobody_here:hush@{host}/nothing_of_this_name"
    with pytest.raises(Unusable, match=host) as refused:
        await examine(address, None)
    assert "hush" not in str(refused.value)
    assert "nobody_here" in str(refused.value) or "nothing_of_this_name" in str(refused.value)


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("postgresql://a:b@db.example:5433/desk", "db.example:5433"),
        ("postgresql:///desk?host=/run/postgresql", "/run/postgresql"),
        ("postgresql://db.example", "db.example"),
        ("postgresql://a:b#c@db.example/desk", "the server in DATABASE_URL"),
        ("postgresql://a:b?c@db.example/desk", "the server in DATABASE_URL"),
        ("postgresql://a:[b@db.example/desk", "the server in DATABASE_URL"),
    ],
)
def test_a_server_is_shown_without_what_is_secret(url: str, server: str) -> None:
    assert server_of(url) == server
