"""The runner on both databases, with a handler that writes a message for every row."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection

from bot.intake.runner import ATTEMPTS
from storage import inbox
from storage.database import Database, Transaction
from storage.inbox import Row
from tests.bot.intake.running import RowHandler, body, ends, fail, rest, runner_of, states


async def test_what_comes_is_handled_in_one_commit(
    database: Database, elsewhere: Database, handler: RowHandler
) -> None:
    runner = runner_of(database, handler)
    before = database.commits
    await runner.receive([body(1, "a"), body(2, "b"), body(3, "c", chat=2)])
    await rest(runner)
    assert sorted(handler.handled) == ["a", "b", "c"]
    assert await elsewhere.read(states) == {1: "b", 2: "c"}
    assert set((await elsewhere.read(ends)).values()) == {"done"}
    assert database.commits - before <= (3 if database.dialect == "sqlite" else 5)


async def test_what_was_delivered_twice_is_handled_once(database: Database, handler: RowHandler) -> None:
    runner = runner_of(database, handler)
    await runner.receive([body(1, "a"), body(1, "a")])
    await runner.receive([body(1, "a"), body(1, "another with an id that began anew")])
    await rest(runner)
    assert handler.handled == ["a", "another with an id that began anew"]


async def test_one_that_fails_takes_nobody_along_and_is_put_aside(
    database: Database, elsewhere: Database, handler: RowHandler
) -> None:
    tried: list[int] = []

    def bad() -> None:
        tried.append(1)
        fail()

    handler.spoil["bad"] = bad
    runner = runner_of(database, handler)
    await runner.receive([body(1, "a"), body(2, "bad", chat=2), body(3, "c"), body(4, "d", chat=2)])
    await rest(runner)
    assert sorted(handler.handled) == ["a", "c", "d"]
    assert handler.given_up == [("bad", "ZeroDivisionError: by design")]
    assert len(tried) == ATTEMPTS
    assert await elsewhere.read(states) == {1: "c", 2: "d"}
    assert (await elsewhere.read(ends))["bad"] == "aside"


async def test_one_that_recovers_is_handled_after_all(database: Database, handler: RowHandler) -> None:
    faults = [fail, fail]
    handler.spoil["shaky"] = lambda: faults.pop()() if faults else None
    runner = runner_of(database, handler)
    await runner.receive([body(1, "shaky"), body(2, "next")])
    await rest(runner)
    assert handler.handled == ["shaky", "next"]
    assert handler.given_up == []


async def test_when_the_front_desk_cannot_be_told_it_is_put_aside_all_the_same(
    database: Database, elsewhere: Database, handler: RowHandler
) -> None:
    handler.spoil["bad"] = fail
    runner = runner_of(database, handler)

    async def nobody(tx: Transaction, row: Row, error: str) -> None:
        fail()

    runner._give_up = nobody
    await runner.receive([body(1, "bad"), body(2, "good")])
    await rest(runner)
    assert await elsewhere.read(ends) == {"bad": "aside", "good": "done"}


class Killed(BaseException):
    """The process is gone."""


@contextmanager
def dying() -> Iterator[None]:
    with pytest.raises((Killed, BaseExceptionGroup)) as ended:
        yield
    assert ended.group_contains(Killed) if isinstance(ended.value, BaseExceptionGroup) else ended.type is Killed


async def test_an_update_that_kills_the_process_burns_only_its_own_attempts(
    database_url: str, elsewhere: Database, handler: RowHandler
) -> None:
    deaths: list[int] = []

    def die() -> None:
        deaths.append(1)
        raise Killed

    handler.spoil["killer"] = die
    database = await Database.open(database_url)
    runner = runner_of(database, handler, worker="0")
    await runner.receive([body(1, "a"), body(2, "killer", chat=2), body(3, "c", chat=3), body(4, "d", chat=2)])
    with dying():
        await runner.run()
    await database.close()
    lives = 0
    while not handler.given_up:
        lives += 1
        database = await Database.open(database_url)
        runner = runner_of(database, handler, worker=str(lives))
        if lives < ATTEMPTS:
            with dying():
                await runner.recover()
        else:
            await runner.recover()
        await database.close()
    assert len(deaths) == ATTEMPTS
    assert sorted(handler.handled) == ["a", "c", "d"]
    assert await elsewhere.read(ends) == {"a": "done", "killer": "aside", "c": "done", "d": "done"}
    assert await elsewhere.read(inbox.unfinished) == 0


async def test_a_stop_leaves_what_waits_for_the_next_start(database: Database, handler: RowHandler) -> None:
    runner = runner_of(database, handler)
    await runner.receive([body(1, "a")])
    await runner.stop()
    await runner.run()
    assert handler.handled == []
    again = runner_of(database, handler, worker="two")
    await again.recover()
    assert handler.handled == ["a"]


async def test_what_was_taken_over_is_handled_although_the_database_goes_away(
    database: Database, handler: RowHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    await runner_of(database, handler).receive([body(1, "a"), body(2, "b", chat=2)])
    count, faults = inbox.count_attempt, [fail, fail]

    def count_or_fail(c: Connection, row_id: int) -> int | None:
        if faults:
            faults.pop()()
        return count(c, row_id)

    monkeypatch.setattr(inbox, "count_attempt", count_or_fail)
    monkeypatch.setattr("bot.intake.runner.DATABASE_LOST", 0.01)
    await runner_of(database, handler, worker="two").recover()
    assert handler.handled == ["a", "b"]
