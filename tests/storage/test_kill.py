"""A worker is killed (-9) at its work: what it said was committed is there, and nothing is there by half."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, text, update

from storage import inbox, numbers, outbox, tables, workers
from storage.database import Database
from storage.outbox import Arrival

Do = Callable[..., Any]

NOW = datetime(2026, 11, 22, 18, 10, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
KILLS = 3


def killed(url: str, worker: str, lines: int) -> list[list[str]]:
    """What the worker said before it was killed after so many lines."""
    command = [sys.executable, str(Path(__file__).with_name("killed.py")), url, worker]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        said += child.stdout.readlines()
    return [line.split() for line in said if line.endswith("\n")]


def ids(said: list[list[str]], verb: str) -> set[int]:
    lines = [line[1:] for line in said if line[0] == verb]
    return {int(word) for line in lines for word in line[: line.index("numbers") if "numbers" in line else None]}


def ended(c: Connection) -> set[int]:
    return set(c.scalars(select(tables.inbox.c.id).where(tables.inbox.c.state == "done")))


def answered(c: Connection) -> list[tuple[int, int]]:
    rows = c.execute(select(tables.outbox.c.key, tables.outbox.c.params))
    return sorted((int(row.key.split(":")[0]), row.params["number"]) for row in rows)


def wait_for_the_dead(c: Connection) -> None:
    """PostgreSQL may still be at the last thing that a dead worker asked of it."""
    if c.dialect.name == "postgresql":
        c.execute(text("LOCK TABLE inbox, outbox"))


def stored(c: Connection) -> set[int]:
    return set(c.scalars(select(tables.inbox.c.id)))


def expire(c: Connection) -> None:
    c.execute(update(tables.workers).values(beat_at=0))
    c.execute(update(tables.leases).values(until=0))


async def test_nothing_is_lost_and_nothing_is_half(database: Database, database_url: str, do: Do, estate: None) -> None:
    chance, said = random.Random(7), list[list[str]]()
    for kill in range(KILLS):
        said += killed(database_url, f"killed-{kill}", chance.randint(5, 40))
    await do(wait_for_the_dead)
    assert ids(said, "received") <= await database.read(stored)
    done, answers = await database.read(ended), await database.read(answered)
    assert ids(said, "handled") <= done, "what was told as committed is there"
    assert [row for row, _ in answers] == sorted(done), "an update has ended if and only if its answer is ordered"
    given = [number for _, number in answers]
    assert sorted(given) == list(range(1, len(given) + 1)), "no number twice, none lost with a rollback"
    await do(expire)
    left = await do(inbox.left_open, "next")
    assert {row.id for row in left} == await database.read(stored) - done
    assert await do(numbers.following, 1, NOW.date()) == len(given) + 1


async def test_what_was_in_flight_is_repeated(database: Database, database_url: str, do: Do, estate: None) -> None:
    killed(database_url, "killed", 9)
    await do(wait_for_the_dead)
    await do(expire)
    fence = await do(workers.acquire_lease, outbox.SENDER, "next")
    flying = await do(outbox.left_sending, fence)
    rows, seen = await do(outbox.fetch_due, NOW, 100, fence), []
    while rows:
        seen += rows
        for row in rows:
            await do(outbox.mark_sent, [Arrival(row, row.id, NOW)])
        rows = await do(outbox.fetch_due, NOW, 100, fence)
    assert len(seen) == len(await database.read(answered))
    assert sum(row.repeat for row in seen) == flying
    for chat in range(5):
        mine = [row for row in seen if row.chat_id == chat]
        assert [row.id for row in mine] == sorted(row.id for row in mine)
        assert [row.repeat for row in mine] == [True] + [False] * (len(mine) - 1), "no more than was in flight"
