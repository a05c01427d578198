"""A cancelled transaction is either whole or nothing, and leaves the way free for the next."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import Connection, insert, select, text

from storage.database import Database
from storage.tables import properties
from storage.uncancelled import uncancelled


def add(c: Connection, name: str) -> None:
    c.execute(insert(properties).values(name=name, code=name))


def names(c: Connection) -> list[str]:
    return list(c.scalars(select(properties.c.name).order_by(properties.c.id)))


async def test_cancelled_in_the_middle(database: Database, elsewhere: Database) -> None:
    begun = asyncio.Event()

    async def write() -> None:
        async with database.begin() as tx:
            await tx.run(add, "half")
            begun.set()
            if database.dialect == "postgresql":
                await tx.run(lambda c: c.execute(text("SELECT pg_sleep(0.5)")))
            else:  # a statement on a file has no middle
                await asyncio.Event().wait()

    writing = asyncio.ensure_future(write())
    await begun.wait()
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    async with database.begin() as tx:
        await tx.run(add, "next")
    assert await elsewhere.read(names) == ["next"]
    assert database.commits == 1


async def test_a_commit_that_has_begun_is_finished_and_told(database: Database, elsewhere: Database) -> None:
    told: list[str] = []
    writing: asyncio.Task[None]

    async def write() -> None:
        async with database.begin() as tx:
            await tx.run(add, "whole")
            tx.after_commit(lambda: told.append("committed"))
            asyncio.get_running_loop().call_soon(writing.cancel)

    writing = asyncio.ensure_future(write())
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert await elsewhere.read(names) == ["whole"]
    assert told == ["committed"]


async def test_uncancelled_work_gives_its_error_rather_than_the_cancellation() -> None:
    async def fail() -> None:
        await asyncio.sleep(0)
        raise LookupError

    waiting = asyncio.ensure_future(uncancelled(fail()))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(LookupError):
        await waiting
