"""From nothing to the tables and back; what may use the result, and what may not."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, text, update

from storage import migrate as migrating
from storage import schema, tickets
from storage.database import Database, engine_of
from storage.migrate import ForeignKeysBroken, migrate
from storage.schema import DatabaseTooNew, NotMigrated, Unusable, WrongBot
from storage.tables import facts, meta, metadata, properties
from tests import cast
from tickets.ticket import Kind, Location, Ticket, Urgency

Do = Callable[..., Any]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'empty.db'}"
    url: str = request.getfixturevalue("empty_schema")
    return url


async def run(url: str, work: Callable[[Connection], Any]) -> Any:
    engine = engine_of(url)
    try:
        async with engine.write() as session:
            result = await session.run(work)
            await session.commit(lambda _: None)
            return result
    finally:
        await engine.close()


def differences(c: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(c), metadata))


def tables(c: Connection) -> set[str]:
    return set(inspect(c).get_table_names())


async def test_the_migrations_make_the_tables(empty_url: str) -> None:
    await migrate(empty_url)
    assert await run(empty_url, differences) == []
    assert await run(empty_url, schema.revision) == schema.HEAD
    await migrate(empty_url)
    assert await run(empty_url, schema.revision) == schema.HEAD


async def test_down_and_up_again(empty_url: str) -> None:
    await migrate(empty_url)
    await run(empty_url, lambda c: command.downgrade(migrating.config(c), "base"))
    assert await run(empty_url, tables) == {"alembic_version"}
    await migrate(empty_url)
    assert await run(empty_url, differences) == []


async def back_to_0008(url: str, stored_as: str) -> None:
    """Go back from a history with one fact that is stored under this name."""

    def put(c: Connection) -> None:
        c.execute(insert(properties), [vars(cast.ESTATE)])
        ticket = tickets.add(c, Ticket(0, 1, Kind.REPAIR, "plumbing", Urgency.ROUTINE, Location(), cast.NIGHT))
        fact = {"ticket_id": ticket.id, "kind": stored_as, "at": cast.NIGHT, "by": None, "data": {}}
        c.execute(insert(facts), fact)

    await migrate(url)
    await run(url, put)
    await run(url, lambda c: command.downgrade(migrating.config(c), "0008"))


async def test_there_is_a_way_back_while_the_history_has_old_names_only(empty_url: str) -> None:
    await back_to_0008(empty_url, "WorkDone")
    assert await run(empty_url, schema.revision) == "0008"


async def test_there_is_no_way_back_for_facts_that_older_code_cannot_read(empty_url: str) -> None:
    with pytest.raises(RuntimeError, match="older code cannot read"):
        await back_to_0008(empty_url, "work_done")
    assert await run(empty_url, schema.revision) == schema.HEAD


async def test_several_may_migrate_at_once(empty_url: str) -> None:
    await asyncio.gather(migrate(empty_url), migrate(empty_url), migrate(empty_url))
    assert await run(empty_url, differences) == []


async def test_the_code_knows_its_head() -> None:
    assert ScriptDirectory(str(migrating.MIGRATIONS)).get_current_head() == schema.HEAD


async def opened(url: str) -> None:
    await (await Database.open(url)).close()


async def test_what_was_not_migrated_is_refused(empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        Path(empty_url.removeprefix("sqlite:///")).parent.mkdir()
    with pytest.raises(NotMigrated):
        await opened(empty_url)
    await migrate(empty_url)
    await run(empty_url, lambda c: command.downgrade(migrating.config(c), "-1"))
    with pytest.raises(NotMigrated):
        await opened(empty_url)


async def test_newer_code_says_who_may_still_come(do: Do, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "HEAD", "0000")
    with pytest.raises(DatabaseTooNew):
        await opened(database_url)
    await do(lambda c: c.execute(update(meta).where(meta.c.key == "usable_from").values(value="0000")))
    try:
        await opened(database_url)
        await migrate(database_url)
        assert await run(database_url, schema.revision) != "0000", "what is newer is left as it is"
    finally:
        monkeypatch.undo()
        await do(lambda c: c.execute(update(meta).where(meta.c.key == "usable_from").values(value=schema.HEAD)))


async def test_a_database_is_one_bots(do: Do) -> None:
    for _ in range(2):
        await do(schema.belong_to, 4242)
    with pytest.raises(WrongBot):
        await do(schema.belong_to, 4243)


def at_first_revision(path: Path) -> str:
    url = f"sqlite:///{path}"
    asyncio.run(migrate(url))
    asyncio.run(run(url, lambda c: command.downgrade(migrating.config(c), "0001")))
    return url


def test_a_file_is_copied_before(tmp_path: Path) -> None:
    url = at_first_revision(tmp_path / "desk.db")
    asyncio.run(migrate(url))
    copy = sqlite3.connect(tmp_path / f"desk.db.before-{schema.HEAD}")
    assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    copy.close()


def test_rows_that_refer_to_nothing_are_not_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    url = at_first_revision(path)
    broken = sqlite3.connect(path)
    broken.execute("INSERT INTO units (property_id, room) VALUES (99, '101')")
    broken.commit()
    broken.close()
    with pytest.raises(ForeignKeysBroken, match="units"):
        asyncio.run(migrate(url))
    assert asyncio.run(run(url, schema.revision)) == "0001"


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://server/name", ""])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"sqlite:///a/file or postgresql://server/name"):
        engine_of(url)


async def test_a_database_that_is_not_there_is_told_in_one_line(postgresql_server: str) -> None:
    url = f"{postgresql_server.rpartition('/')[0]}/nothing_of_this_name"
    for attempt in (migrate, Database.open):
        with pytest.raises(Unusable, match="nothing_of_this_name") as refused:
            await attempt(url)
        assert len(str(refused.value).splitlines()) == 1


OPEN_BEFORE = {
    ("inquiry", "dispatched"): "received",
    ("complaint", "accepted"): "received",
    ("suggestion", "on_site"): "received",
    ("suggestion", "done"): "received",
    ("inquiry", "done"): "answered",
    ("complaint", "closed"): "closed",
    ("repair", "dispatched"): "dispatched",
    ("service", "done"): "done",
}
"""Kind and state before the lives were told apart, and the state after."""
TICKET = """
INSERT INTO tickets (property_id, kind, category, urgency, opened_at, state, channel, unconfirmed, round, reschedules,
rung, nudges) VALUES (1, :kind, 'other', 'routine', 1, :state, 'bot', false, 1, 0, 0, 0)
"""


def states(c: Connection) -> list[str]:
    return list(c.execute(text("SELECT state FROM tickets ORDER BY id")).scalars())


async def test_what_is_open_goes_over_to_its_own_life_and_back(empty_url: str) -> None:
    def put(c: Connection) -> None:
        command.downgrade(migrating.config(c), "0010")
        c.execute(insert(properties), [vars(cast.ESTATE)])
        for kind, state in OPEN_BEFORE:
            c.execute(text(TICKET), {"kind": kind, "state": state})

    await migrate(empty_url)
    await run(empty_url, put)
    await migrate(empty_url)
    assert await run(empty_url, states) == list(OPEN_BEFORE.values())
    await run(empty_url, lambda c: command.downgrade(migrating.config(c), "0010"))
    assert not {"received", "answered"} & set(await run(empty_url, states))
    await migrate(empty_url)
    assert await run(empty_url, differences) == []
