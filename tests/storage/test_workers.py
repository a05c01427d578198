"""Leases: one holder, a token that is never valid again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from storage import errands, inbox, tables, workers
from storage.inbox import Body
from storage.types import MICROSECOND
from storage.workers import FORGOTTEN, LeaseLost
from tickets.outgoing import Errand

Do = Callable[..., Any]


def expire(c: Connection) -> None:
    c.execute(update(tables.leases).values(until=0))


async def test_a_lease_is_renewed_and_given_back(do: Do) -> None:
    token = await do(workers.acquire_lease, "sender", "one")
    assert await do(workers.renew_lease, "sender", "one", token)
    await do(workers.require_lease, "sender", token)
    await do(workers.release_lease, "sender", "one", token)
    assert not await do(workers.renew_lease, "sender", "one", token)
    assert await do(workers.acquire_lease, "sender", "two") == token + 1
    assert not await do(workers.renew_lease, "sender", "one", token)
    with pytest.raises(LeaseLost):
        await do(workers.require_lease, "sender", token)


async def test_a_release_of_the_former_holder_does_nothing(do: Do) -> None:
    token = await do(workers.acquire_lease, "sender", "one")
    await do(expire)
    other = await do(workers.acquire_lease, "sender", "two")
    await do(workers.release_lease, "sender", "one", token)
    assert await do(workers.renew_lease, "sender", "two", other)


async def test_leases_are_apart(do: Do) -> None:
    assert await do(workers.acquire_lease, "sender", "one") == 1
    assert await do(workers.acquire_lease, "watch", "two") == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_is_held_is_not_for_others(do: Do) -> None:
    token = await do(workers.acquire_lease, "sender", "one")
    assert await do(workers.acquire_lease, "sender", "two") is None
    await do(expire)
    assert await do(workers.acquire_lease, "sender", "two") == token + 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_last_to_open_a_file_has_the_lease(do: Do) -> None:
    token = await do(workers.acquire_lease, "sender", "killed")
    assert await do(workers.acquire_lease, "sender", "restarted") == token + 1


def dead_for(c: Connection, span: timedelta, *names: str) -> None:
    died = tables.workers.c.beat_at - span // MICROSECOND
    c.execute(update(tables.workers).where(tables.workers.c.name.in_(names)).values(beat_at=died))


def names(c: Connection) -> set[str]:
    return set(c.scalars(select(tables.workers.c.name)))


async def test_who_died_long_ago_and_owns_nothing_is_forgotten(do: Do, now: datetime) -> None:
    owners = ("open row", "running errand", "lease")
    for name in ("alive", "yesterday", "long ago", *owners):
        await do(workers.beat, name)
    (row,) = await do(inbox.receive, 42, [Body(1, "7:7", "message", "{}")], "open row", now)
    await do(errands.put, Errand("errand", "look", 7, 7, {}), now)
    (errand,) = await do(errands.fetch_due, "running errand", now, 9)
    token = await do(workers.acquire_lease, "sender", "lease")
    await do(dead_for, FORGOTTEN - timedelta(hours=1), "yesterday")
    await do(dead_for, FORGOTTEN + timedelta(hours=1), "long ago", *owners)
    assert await do(workers.purge) == 1
    assert await do(names) == {"alive", "yesterday", *owners}
    await do(inbox.finish, [row.id], now)
    await do(errands.finish, errand, {}, bot_id=42, worker="alive", now=now)
    await do(workers.release_lease, "sender", "lease", token)
    assert await do(workers.purge) == 3
    await do(workers.beat, "long ago")
    assert await do(names) == {"alive", "yesterday", "long ago"}, "it was only asleep"


async def test_a_forgotten_worker_is_dead_to_others(do: Do, now: datetime) -> None:
    """Whoever received something after it was forgotten, and died again, left it to the others all the same."""
    await do(inbox.receive, 42, [Body(1, "7:7", "message", "{}")], "forgotten", now)
    assert len(await do(inbox.left_open, "alive")) == 1
