"""What came in: stored once, handled once, in order, also across workers and after their death."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, text, update
from sqlalchemy.exc import DBAPIError, OperationalError

from storage import inbox, tables, workers
from storage.database import Database
from storage.failures import is_data_error, passing
from storage.inbox import AlreadyEnded, Body, Row

Do = Callable[..., Any]

BOT = 4242


def message(number: int, words: str = "hello", lane: str = "7:7") -> Body:
    return Body(number, lane, "message", f'{{"update_id":{number},"message":"{words}"}}')


def numbers(rows: list[Row]) -> list[int | None]:
    return [row.update_id for row in rows]


async def test_twice_and_shuffled_is_once(do: Do, now: datetime) -> None:
    first = await do(inbox.receive, BOT, [message(2), message(1), message(2)], "one", now)
    assert numbers(first) == [2, 1], "in the order in which they came"
    assert [(row.attempts, row.lane, row.kind, row.received_at) for row in first] == [(1, "7:7", "message", now)] * 2
    assert numbers(await do(inbox.receive, BOT, [message(1), message(3)], "one", now)) == [3]
    assert await do(inbox.receive, BOT, [], "one", now) == []


async def test_ids_that_restart_are_other_updates(do: Do, now: datetime) -> None:
    await do(inbox.receive, BOT, [message(1)], "one", now)
    assert numbers(await do(inbox.receive, BOT, [message(1, "something else")], "one", now)) == [1]
    assert numbers(await do(inbox.receive, BOT + 1, [message(1)], "one", now)) == [1], "another bot's"


async def test_what_no_database_takes_is_kept_in_its_way(do: Do, now: datetime) -> None:
    rows = await do(inbox.receive, BOT, [Body(None, "", "", "\0 \ud83d broken", malformed=True)], "one", now)
    assert [(row.raw, row.malformed) for row in rows] == [("� � broken", True)]


async def test_an_id_is_never_given_twice(do: Do, now: datetime) -> None:
    rows = await do(inbox.receive, BOT, [message(1)], "one", now)
    await do(inbox.finish, [rows[0].id], now)
    assert await do(inbox.purge, now + timedelta(seconds=1), 10) == 1
    later = await do(inbox.receive, BOT, [message(2)], "one", now)
    assert later[0].id > rows[0].id, "keys of messages are made of it"


async def test_ended_once(do: Do, now: datetime) -> None:
    rows = await do(inbox.receive, BOT, [message(1), message(2)], "one", now)
    ids = [row.id for row in rows]
    await do(inbox.finish, ids[:1], now)
    assert await do(inbox.unfinished) == 1
    with pytest.raises(AlreadyEnded):
        await do(inbox.finish, ids, now)
    assert await do(inbox.unfinished) == 1, "the whole transaction was rolled back"
    with pytest.raises(AlreadyEnded):
        await do(inbox.set_aside, ids[0], "late", now)
    assert await do(inbox.count_attempt, ids[0]) is None
    assert await do(inbox.count_attempt, ids[1]) == 2


async def test_set_aside_is_kept_longer_than_finished(do: Do, now: datetime) -> None:
    one, two, _ = await do(inbox.receive, BOT, [message(1), message(2), message(3)], "one", now)
    await do(inbox.finish, [one.id], now)
    await do(inbox.set_aside, two.id, "ValueError: \0", now)
    assert await do(inbox.purge, now, 10) == 0
    assert await do(inbox.purge, now + timedelta(days=2), 10) == 1
    assert await do(inbox.purge, now + timedelta(days=28, seconds=1), 10) == 1
    assert await do(inbox.unfinished) == 1


def die(c: Connection, worker: str) -> None:
    c.execute(update(tables.workers).where(tables.workers.c.name == worker).values(beat_at=0))


async def test_the_dead_leave_their_rows_to_the_living(do: Do, now: datetime) -> None:
    for worker in ("one", "two"):
        await do(workers.beat, worker)
    await do(inbox.receive, BOT, [message(2), message(1)], "one", now)
    await do(inbox.receive, BOT, [message(3)], "two", now)
    await do(die, "one")
    assert numbers(await do(inbox.left_open, "two")) == [2, 1]
    assert numbers(await do(inbox.left_open, "two")) == []


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_the_living_keep_theirs(do: Do, now: datetime) -> None:
    await do(workers.beat, "one")
    await do(inbox.receive, BOT, [message(1)], "one", now)
    assert await do(inbox.left_open, "two") == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_file_has_one_worker(do: Do, now: datetime) -> None:
    await do(workers.beat, "one")
    await do(inbox.receive, BOT, [message(1)], "one", now)
    assert numbers(await do(inbox.left_open, "two")) == [1]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_group_may_have_several_of_a_lane(do: Do, now: datetime) -> None:
    rows = await do(inbox.receive, BOT, [message(1), message(2), message(3, lane="8:8")], "one", now)
    assert await do(inbox.guard, rows) == rows


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_lane_is_in_one_hand(database: Database, elsewhere: Database, do: Do, now: datetime) -> None:
    async with elsewhere.begin() as slow:
        first = await slow.run(inbox.receive, BOT, [message(1)], "one", now)
        second = await do(inbox.receive, BOT, [message(2), message(3, lane="8:8")], "two", now)
    async with database.begin() as mine, elsewhere.begin() as theirs:
        assert await mine.run(inbox.guard, first) == first
        assert await theirs.run(inbox.guard, second) == second[1:]
    async with database.begin() as mine:
        await mine.run(_hold, "7:7")
        assert await do(inbox.guard, first) == [], "whatever the order, never two at once"
    assert await do(inbox.guard, first) == first


def _hold(c: Connection, lane: str) -> None:
    c.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:lane, 0))"), {"lane": lane})


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_another_has_not_finished_goes_first(do: Do, now: datetime) -> None:
    first = await do(inbox.receive, BOT, [message(1)], "one", now)
    second = await do(inbox.receive, BOT, [message(2)], "two", now)
    assert await do(inbox.guard, second) == []
    await do(inbox.finish, [first[0].id], now)
    assert await do(inbox.guard, second) == second


UNSTORABLE: dict[str, dict[str, Any]] = {
    "id": {"update_id": 2**63},
    "NUL": {"kind": "a\0b"},
    "half a character": {"lane": "\ud800"},
    "too long for the index": {"lane": Random(1).randbytes(20_000).hex()},
}


@pytest.mark.parametrize("name", UNSTORABLE)
async def test_what_no_database_takes_is_told_from_a_database_that_takes_nothing(
    do: Do, now: datetime, database: Database, name: str
) -> None:
    if database.dialect == "sqlite" and name in ("NUL", "too long for the index"):
        return  # it takes them
    with pytest.raises((OverflowError, UnicodeEncodeError, DBAPIError)) as refused:
        await do(inbox.receive, BOT, [replace(message(1), **UNSTORABLE[name])], "one", now)
    assert is_data_error(refused.value)
    assert not passing(refused.value)


@pytest.mark.parametrize(
    "error", [OSError("away"), OperationalError("x", {}, sqlite3.OperationalError("disk is full"))]
)
def test_a_database_that_takes_nothing_is_no_fault_of_what_was_to_be_written(error: Exception) -> None:
    assert not is_data_error(error)
