"""Write transactions: all or nothing, seen by others after the commit only."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError
from structlog.testing import capture_logs

from storage.database import Database
from storage.tables import properties, units


def add(c: Connection, name: str) -> None:
    c.execute(insert(properties).values(name=name, code=name))


def names(c: Connection) -> list[str]:
    return list(c.scalars(select(properties.c.name).order_by(properties.c.id)))


def fail(c: Connection) -> None:
    add(c, "half")
    raise ValueError("on purpose")


async def test_what_is_committed_is_seen_elsewhere(database: Database, elsewhere: Database) -> None:
    async with database.begin() as tx:
        await tx.run(add, "one")
        assert await tx.run(names) == ["one"]
        assert await elsewhere.read(names) == []
        assert await database.read(names) == []
    assert await elsewhere.read(names) == ["one"]
    assert database.commits == 1


async def add_and_fail(database: Database, committed: list[str]) -> None:
    async with database.begin() as tx:
        tx.after_commit(lambda: committed.append("told"))
        await tx.run(add, "one")
        await tx.run(fail)


async def test_what_raises_leaves_nothing(database: Database, elsewhere: Database) -> None:
    committed: list[str] = []
    with pytest.raises(ValueError, match="on purpose"):
        await add_and_fail(database, committed)
    async with database.begin() as tx:
        await tx.run(add, "two")
    assert await elsewhere.read(names) == ["two"]
    assert (committed, database.commits) == ([], 1)


async def test_what_is_deferred_comes_before_what_is_run_next(database: Database) -> None:
    async with database.begin() as tx:
        tx.defer(add, "one")
        tx.at_end(add, "last")
        assert await tx.run(names) == ["one"]
        tx.defer(add, "two")
    assert await database.read(names) == ["one", "two", "last"]


async def test_what_is_deferred_and_raises_leaves_nothing(database: Database) -> None:
    async def write() -> None:
        async with database.begin() as tx:
            await tx.run(add, "one")
            tx.defer(fail)

    with pytest.raises(ValueError, match="on purpose"):
        await write()
    assert await database.write(names) == []
    assert await database.write(lambda c: add(c, "two") or "given") == "given"  # type: ignore[func-returns-value]
    assert await database.read(names) == ["two"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nothing_stands_still_while_another_process_writes(database: Database, database_url: str) -> None:
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.ensure_future(database.write(add, "one"))
    done, _ = await asyncio.wait({writing}, timeout=0.05)
    assert not done
    other.execute("ROLLBACK")
    other.close()
    await writing
    assert await database.read(names) == ["one"]


def break_at_commit(c: Connection) -> None:
    """The file notices what is missing only when it is to commit, and leaves the transaction open then."""
    c.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    add(c, "half")
    c.execute(insert(units).values(property_id=404, building="1", room="1"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_commit_that_fails_is_undone(database: Database) -> None:
    with pytest.raises(IntegrityError):
        await database.write(break_at_commit)
    await database.write(add, "two")
    assert await database.read(names) == ["two"]


async def test_a_callback_finds_the_commit_made(database: Database, elsewhere: Database) -> None:
    seen: list[asyncio.Future[list[str]]] = []
    async with database.begin() as tx:
        tx.after_commit(lambda: seen.append(asyncio.ensure_future(elsewhere.read(names))))
        await tx.run(add, "one")
    assert [await each for each in seen] == [["one"]]


async def commit_with_callbacks(database: Database, *callbacks: Callable[[], object]) -> None:
    async with database.begin() as tx:
        for callback in callbacks:
            tx.after_commit(callback)
        await tx.run(add, "one")


async def test_a_callback_that_fails_does_not_undo_the_commit(database: Database, elsewhere: Database) -> None:
    called: list[str] = []
    with capture_logs() as lines:
        await commit_with_callbacks(database, [].pop, lambda: called.append("the next"))
    assert await elsewhere.read(names) == ["one"]
    assert called == ["the next"]
    assert [line["event"] for line in lines] == ["after_commit_failed"]


async def add_twice(database: Database, name: str) -> None:
    async with database.begin() as tx:
        await tx.run(add, name)
        await tx.run(lambda c: c.execute(insert(properties).values(id=1, name=name, code="another")))


async def test_an_error_does_not_repeat_what_people_wrote(database: Database) -> None:
    async with database.begin() as tx:
        await tx.run(lambda c: c.execute(insert(properties).values(id=1, name="one", code="one")))
    with pytest.raises(IntegrityError) as refused:
        await add_twice(database, "门牌 3-2-1201")
    assert "INSERT INTO properties" in str(refused.value)
    assert "1201" not in str(refused.value)
