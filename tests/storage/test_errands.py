"""Errands: ordered once, taken by one, their result comes in by the inbox."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, update

from storage import errands, inbox, tables, workers
from storage.database import Database
from tickets.outgoing import Errand

Do = Callable[..., Any]

ASK = Errand("membership:1", "membership", -1001, 304, {"chat": -1001})


async def test_ordered_once_and_answered_once(do: Do, database: Database, now: datetime) -> None:
    assert await do(errands.put, ASK, now)
    assert not await do(errands.put, ASK, now)
    (row,) = await do(errands.fetch_due, "one", now, 10)
    assert (row.name, row.chat_id, row.by, row.params, row.attempts) == ("membership", -1001, 304, {"chat": -1001}, 0)
    assert await database.read(errands.unfinished, now) == 1
    (answer,) = await do(errands.finish, row, {"status": "administrator"}, bot_id=1, worker="one", now=now)
    assert (answer.kind, answer.lane, answer.update_id) == ("errand:membership", "-1001:304", None)
    assert json.loads(answer.raw) == {
        "chat_id": -1001,
        "by": 304,
        "params": {"chat": -1001},
        "result": {"status": "administrator"},
    }
    assert await do(errands.finish, row, {"status": "again"}, bot_id=1, worker="one", now=now) == []
    assert await database.read(errands.unfinished, now) == 0
    assert await database.read(inbox.unfinished) == 1


async def test_tried_again_later(do: Do, database: Database, now: datetime) -> None:
    later = now + timedelta(minutes=1)
    await do(errands.put, ASK, now)
    (row,) = await do(errands.fetch_due, "one", now, 10)
    await do(errands.again, row.id, later)
    assert await do(errands.fetch_due, "one", now, 10) == []
    assert await database.read(errands.unfinished, now) == 0
    assert [each.attempts for each in await do(errands.fetch_due, "one", later, 10)] == [1]


async def test_while_one_lives_nobody_else_runs_what_it_has_in_hand(do: Do, database: Database, now: datetime) -> None:
    await do(workers.beat, "one")
    await do(errands.put, ASK, now)
    await do(errands.fetch_due, "one", now, 10)
    if database.dialect == "postgresql":  # on SQLite there is one process only
        assert await do(errands.fetch_due, "two", now, 10) == []
    assert [each.key for each in await do(errands.fetch_due, "one", now, 10)] == [ASK.key], "its end was not written"


async def test_the_dead_leave_their_errands_to_the_living(do: Do, now: datetime) -> None:
    def die(c: Connection) -> None:
        c.execute(update(tables.workers).values(beat_at=0))

    await do(workers.beat, "one")
    await do(errands.put, ASK, now)
    await do(errands.fetch_due, "one", now, 10)
    await do(die)
    assert [each.key for each in await do(errands.fetch_due, "two", now, 10)] == [ASK.key]


async def test_what_is_over_is_forgotten(do: Do, now: datetime) -> None:
    await do(errands.put, ASK, now)
    (row,) = await do(errands.fetch_due, "one", now, 10)
    assert await do(errands.purge, now + timedelta(days=2)) == 0, "it is not over"
    await do(errands.finish, row, {}, bot_id=1, worker="one", now=now)
    assert await do(errands.purge, now + timedelta(days=2)) == 1
