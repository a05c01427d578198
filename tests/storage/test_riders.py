"""Small writes that ride along."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from storage.database import Database
from storage.tables import properties


def add(c: Connection, name: str) -> None:
    c.execute(insert(properties).values(name=name, code=name))


def add_and_stumble(c: Connection, name: str) -> None:
    add(c, name)
    raise LookupError(name)


def rename(c: Connection, old: str, new: str) -> None:
    c.execute(update(properties).where(properties.c.name == old).values(name=new))


def names(c: Connection) -> list[str]:
    return list(c.scalars(select(properties.c.name).order_by(properties.c.id)))


async def test_a_rider_goes_with_the_next_commit_and_before_it(database: Database, elsewhere: Database) -> None:
    database.ride(add, "rider")
    async with database.begin() as tx:
        assert await tx.run(names) == ["rider"], "what rides is seen by the one it rides with"
        await tx.run(add, "driver")
    assert await elsewhere.read(names) == ["rider", "driver"]
    assert database.commits == (1 if database.dialect == "sqlite" else 2)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_rider_holds_no_lock_where_others_write_beside_it(database: Database, elsewhere: Database) -> None:
    await database.write(add, "shared")
    database.ride(rename, "shared", "rider")
    async with database.begin() as tx:
        await tx.run(add, "driver")
        await elsewhere.write(rename, "rider", "other")
    assert sorted(await elsewhere.read(names)) == ["driver", "other"]


async def test_a_rider_goes_on_its_own_when_nobody_comes(database: Database, elsewhere: Database) -> None:
    gone = asyncio.Event()
    database.ride(add, "rider")
    database.ride(lambda _: gone.set())
    async with asyncio.timeout(5):
        await gone.wait()
    await database.settle()
    assert await elsewhere.read(names) == ["rider"]
    assert database.commits == 1


async def test_settle_leaves_nobody_behind(database: Database, elsewhere: Database) -> None:
    database.ride(add, "rider")
    await database.settle()
    assert await elsewhere.read(names) == ["rider"]


async def test_close_leaves_nobody_behind(database_url: str, elsewhere: Database) -> None:
    other = await Database.open(database_url)
    other.ride(add, "rider")
    await other.close()
    assert await elsewhere.read(names) == ["rider"]


async def test_a_rider_that_fails_harms_nobody(database: Database, elsewhere: Database) -> None:
    for rider in ("one", "two"):
        database.ride(add, rider)
    database.ride(add_and_stumble, "half")
    with capture_logs() as lines:
        async with database.begin() as tx:
            await tx.run(add, "driver")
    assert sorted(await elsewhere.read(names)) == ["driver", "one", "two"]
    assert [line["event"] for line in lines] == ["rider_failed"]


async def test_a_rider_that_may_yet_arrive_is_tried_until_it_does(database: Database, elsewhere: Database) -> None:
    failures = [OperationalError("on purpose", {}, Exception("disk full")) for _ in range(3)]

    def add_at_last(c: Connection) -> None:
        if failures:
            raise failures.pop()
        add(c, "rider")

    database.ride(add_at_last)
    for _ in range(3):
        await database.settle()
    assert await elsewhere.read(names) == ["rider"]


async def roll_back(database: Database) -> None:
    async with database.begin() as tx:
        await tx.run(add_and_stumble, "driver")


async def test_riders_of_a_commit_that_failed_take_the_next(database: Database, elsewhere: Database) -> None:
    database.ride(add, "rider")
    with pytest.raises(LookupError):
        await roll_back(database)
    assert await elsewhere.read(names) == ([] if database.dialect == "sqlite" else ["rider"])
    async with database.begin() as tx:
        await tx.run(add, "driver")
    await database.settle()
    assert sorted(await elsewhere.read(names)) == ["driver", "rider"]
