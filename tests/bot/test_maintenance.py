"""What a worker does every now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot import maintenance
from bot.maintenance import Maintenance
from storage import codes, inbox, outbox, tables, workers
from storage.connection import Connection
from storage.database import Database
from tests.bot.intake.running import AT, RowHandler, Still, body, runner_of
from tickets.outgoing import Message


async def until(met: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not met():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def wrong_guesses(c: Connection) -> int:
    return codes.wrong_guesses(c, 7, AT - timedelta(days=9))


def long_dead(c: Connection) -> None:
    c.execute(update(tables.workers).values(beat_at=0))


async def test_old_guesses_and_codes_and_dead_workers_are_thrown_away(database: Database) -> None:
    async with database.begin() as tx:
        for days in (1, 3):
            await tx.run(codes.note_guess, 7, AT - timedelta(days=days))
            await tx.run(codes.keep, f"code {days}", "claim", "{}", AT - timedelta(days=days))
    await database.write(workers.beat, "dead")
    await database.write(long_dead)
    await Maintenance(database, Still(), "one", runner_of(database, RowHandler())).purge()
    assert await database.read(wrong_guesses) == 1
    assert await database.write(workers.purge) == 0, "the dead are forgotten already"
    async with database.begin() as tx:
        assert await tx.run(codes.purge, AT) == 2, "what is younger than two days is still there"


async def test_much_is_thrown_away_in_portions(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "PORTION", 2)
    long_ago = AT - timedelta(days=3)
    for number in range(5):
        await database.write(inbox.receive, 42, [body(number, "old", chat=number)], "one", long_ago)
        await database.write(outbox.put_message, Message(f"old:{number}", number, "resident/help", {"a": 1}), long_ago)
    await database.write(end_everything, long_ago)
    before = database.commits
    await Maintenance(database, Still(), "one", runner_of(database, RowHandler())).purge()
    assert database.commits - before == 9, "three portions of each, a look that found nothing, and the rest"
    assert await database.write(inbox.purge, AT, 10) == await database.write(outbox.purge, AT, 10) == 0


def end_everything(c: Connection, at: datetime) -> None:
    c.execute(update(tables.inbox).values(state="done", ended_at=at))
    c.execute(update(tables.outbox).values(state="sent", ended_at=at))


async def test_a_long_recovery_keeps_nobody_from_beating(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "BEAT", 0.01)
    beat, beats, stuck = workers.beat, list[str](), asyncio.Event()

    def count_and_beat(c: Connection, worker: str) -> None:
        beats.append(worker)
        beat(c, worker)

    monkeypatch.setattr(workers, "beat", count_and_beat)
    runner = runner_of(database, RowHandler())
    monkeypatch.setattr(runner, "recover", stuck.wait)
    works = Maintenance(database, Still(), "one", runner)
    both = asyncio.gather(works.keep_beating(), works.keep_recovering())
    await until(lambda: len(beats) > 2)
    both.cancel()
