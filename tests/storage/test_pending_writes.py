"""Small writes that may wait."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from storage.database import Database
from storage.tables import properties


def add(c: Connection, name: str) -> None:
    c.execute(insert(properties).values(name=name, code=name))


def add_and_stumble(c: Connection, name: str) -> None:
    add(c, name)
    raise LookupError(name)


def names(c: Connection) -> list[str]:
    return list(c.scalars(select(properties.c.name).order_by(properties.c.id)))


async def test_what_waits_is_written_before_the_next_transaction(database: Database, elsewhere: Database) -> None:
    database.write_soon(add, "one")
    database.write_soon(add, "two")
    async with database.begin() as tx:
        assert await tx.run(names) == ["one", "two"]
        await tx.run(add, "three")
    assert await elsewhere.read(names) == ["one", "two", "three"]
    assert database.commits == 2, "all that waited shares one"


async def test_a_transaction_that_fails_takes_nothing_with_it(database: Database, elsewhere: Database) -> None:
    database.write_soon(add, "one")

    async def fail() -> None:
        async with database.begin() as tx:
            await tx.run(add_and_stumble, "two")

    with pytest.raises(LookupError):
        await fail()
    assert await elsewhere.read(names) == ["one"]


async def test_who_begins_while_it_is_written_sees_it(database: Database) -> None:
    database.write_soon(add, "one")

    async def seen() -> list[str]:
        async with database.begin() as tx:
            return await tx.run(names)

    assert list(await asyncio.gather(seen(), seen())) == [["one"], ["one"]]


async def test_it_is_written_when_nobody_begins_anything(database: Database, elsewhere: Database) -> None:
    written = asyncio.Event()
    database.write_soon(add, "one")
    database.write_soon(lambda _: written.set())
    async with asyncio.timeout(5):
        await written.wait()
    await database.flush()
    assert await elsewhere.read(names) == ["one"]
    assert database.commits == 1


async def test_closing_writes_what_waits(database_url: str, elsewhere: Database) -> None:
    other = await Database.open(database_url)
    other.write_soon(add, "one")
    await other.close()
    assert await elsewhere.read(names) == ["one"]


async def test_what_cannot_be_written_harms_nothing_else(database: Database, elsewhere: Database) -> None:
    for name in ("one", "two"):
        database.write_soon(add, name)
    database.write_soon(add_and_stumble, "half")
    with capture_logs() as lines:
        async with database.begin() as tx:
            await tx.run(add, "three")
    assert await elsewhere.read(names) == ["one", "two", "three"]
    assert [line["event"] for line in lines] == ["write_failed"]


async def test_what_may_be_written_later_waits_with_all_after_it(database: Database, elsewhere: Database) -> None:
    failures = [OperationalError("on purpose", {}, Exception("disk full")) for _ in range(4)]

    def add_at_last(c: Connection) -> None:
        if failures:
            raise failures.pop()
        add(c, "one")

    database.write_soon(add_at_last)
    database.write_soon(add, "two")
    with capture_logs() as lines:
        for _ in range(2):
            await database.flush()
        assert await elsewhere.read(names) == []
        await database.flush()
    assert await elsewhere.read(names) == ["one", "two"]
    assert [line["event"] for line in lines] == ["writes_wait"] * 2


async def test_a_cancelled_flush_is_finished_and_writes_nothing_twice(database: Database, elsewhere: Database) -> None:
    begun = asyncio.Event()

    def write(c: Connection) -> None:
        add(c, "one")
        begun.set()

    database.write_soon(write)
    flushing = asyncio.ensure_future(database.flush())
    await begun.wait()
    flushing.cancel()
    await asyncio.wait({flushing})
    await database.flush()
    assert await elsewhere.read(names) == ["one"]
