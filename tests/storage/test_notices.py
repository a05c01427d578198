"""Wake-up calls: at once, after a commit here or elsewhere, never after a rollback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from uuid import uuid4

import pytest
from sqlalchemy import Connection, text

from storage.database import Database
from storage.postgresql import SETTINGS


async def turn(notices: AsyncGenerator[None, None]) -> None:
    async with asyncio.timeout(5):
        await anext(notices)


async def announce(database: Database, *, fail: bool = False) -> None:
    async with database.begin() as tx:
        tx.notify("outbox")
        if fail:
            raise LookupError


async def quiet(waiting: asyncio.Future[None]) -> bool:
    """Whether nobody is woken in a tenth of a second."""
    done, _ = await asyncio.wait({waiting}, timeout=0.1)
    return not done


async def test_woken_at_the_start_and_after_each_commit(database: Database) -> None:
    notices = database.notices("outbox")
    await turn(notices)
    for _ in range(2):
        await announce(database)
        await turn(notices)
    await notices.aclose()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_woken_by_another_worker(database: Database, elsewhere: Database) -> None:
    notices, others = database.notices("outbox"), database.notices("errands")
    await turn(notices)
    await turn(others)
    waiting, other = asyncio.ensure_future(turn(notices)), asyncio.ensure_future(turn(others))
    with pytest.raises(LookupError):
        await announce(elsewhere, fail=True)
    assert await quiet(waiting)
    await announce(elsewhere)
    await waiting
    assert not other.done()
    other.cancel()
    await asyncio.wait({other})
    await notices.aclose()
    await others.aclose()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_woken_when_the_line_was_cut(
    database_url: str, elsewhere: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"test {uuid4().hex}"
    monkeypatch.setitem(SETTINGS, "application_name", name)
    database = await Database.open(database_url)
    notices = database.notices("outbox")
    await turn(notices)
    await elsewhere.read(cut_all, name)
    await turn(notices)
    await announce(elsewhere)
    await turn(notices)
    await notices.aclose()
    await database.close()


def cut_all(c: Connection, name: str) -> None:
    ours = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name")
    assert c.execute(ours, {"name": name}).all()
