"""Leases: one holder, a token that is never valid again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, update

from storage import tables, workers
from storage.workers import LeaseLost

Do = Callable[..., Any]


def expire(c: Connection) -> None:
    c.execute(update(tables.leases).values(until=0))


async def test_a_lease_is_renewed_and_given_back(do: Do) -> None:
    token = await do(workers.claim, "sender", "one")
    assert await do(workers.renew, "sender", "one", token)
    await do(workers.hold, "sender", token)
    await do(workers.release, "sender", "one", token)
    assert not await do(workers.renew, "sender", "one", token)
    assert await do(workers.claim, "sender", "two") == token + 1
    assert not await do(workers.renew, "sender", "one", token)
    with pytest.raises(LeaseLost):
        await do(workers.hold, "sender", token)


async def test_a_release_of_the_former_holder_does_nothing(do: Do) -> None:
    token = await do(workers.claim, "sender", "one")
    await do(expire)
    other = await do(workers.claim, "sender", "two")
    await do(workers.release, "sender", "one", token)
    assert await do(workers.renew, "sender", "two", other)


async def test_leases_are_apart(do: Do) -> None:
    assert await do(workers.claim, "sender", "one") == 1
    assert await do(workers.claim, "watch", "two") == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_is_held_is_not_for_others(do: Do) -> None:
    token = await do(workers.claim, "sender", "one")
    assert await do(workers.claim, "sender", "two") is None
    await do(expire)
    assert await do(workers.claim, "sender", "two") == token + 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_last_to_open_a_file_has_the_lease(do: Do) -> None:
    token = await do(workers.claim, "sender", "killed")
    assert await do(workers.claim, "sender", "restarted") == token + 1
