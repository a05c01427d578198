"""The runner on both databases, with a handler that writes a message for every row."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, select

from bot.intake.runner import ATTEMPTS, Runner, Unreadable
from bot.web.metrics import Metrics
from storage import inbox
from storage.database import Database, Transaction
from storage.inbox import Body, Row
from storage.tables import chats
from storage.tables import inbox as inbox_table
from storage.upsert import insert

AT = datetime(2026, 11, 22, tzinfo=UTC)


class Still:
    def now(self) -> datetime:
        return AT


class Desk:
    """Handles a row by writing its text as the title of its chat; `spoil` makes texts fail."""

    def __init__(self) -> None:
        self.spoil: dict[str, Callable[[], None]] = {}
        self.handled: list[str] = []
        self.given_up: list[tuple[str, str]] = []

    async def handle(self, tx: Transaction, row: Row) -> None:
        chat, _, _ = row.lane.partition(":")
        await tx.run(write, int(chat), row.raw)
        self.spoil.get(row.raw, lambda: None)()
        tx.after_commit(lambda: self.handled.append(row.raw))

    async def give_up(self, tx: Transaction, row: Row, error: str) -> None:
        self.given_up.append((row.raw, error))


def body(number: int, text: str, chat: int = 1) -> Body:
    return Body(update_id=number, lane=f"{chat}:{chat}", kind="message", raw=text)


def fail() -> None:
    raise ZeroDivisionError("by design")


def write(c: Connection, chat: int, title: str) -> None:
    statement = insert(c, chats).values(id=chat, type="private", title=title)
    c.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"title": title}))


def states(c: Connection) -> dict[int, str]:
    return {row.id: row.title for row in c.execute(select(chats))}


def ends(c: Connection) -> dict[str, str]:
    return {row.raw: row.state for row in c.execute(select(inbox_table))}


@pytest.fixture
def desk() -> Desk:
    return Desk()


def runner_of(database: Database, desk: Desk, worker: str = "one") -> Runner:
    return Runner(
        database=database,
        clock=Still(),
        worker=worker,
        bot_id=42,
        handle=desk.handle,
        give_up=desk.give_up,
        metrics=Metrics(lambda: database.commits),
    )


async def rest(runner: Runner) -> None:
    """Run until nothing waits."""
    running = asyncio.ensure_future(runner.run())
    async with asyncio.timeout(10):
        while not runner.lanes.at_rest:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
    await runner.stop()
    await running


async def test_what_comes_is_handled_in_one_commit(database: Database, elsewhere: Database, desk: Desk) -> None:
    runner = runner_of(database, desk)
    before = database.commits
    await runner.receive([body(1, "a"), body(2, "b"), body(3, "c", chat=2)])
    await rest(runner)
    assert sorted(desk.handled) == ["a", "b", "c"]
    assert await elsewhere.read(states) == {1: "b", 2: "c"}
    assert set((await elsewhere.read(ends)).values()) == {"done"}
    assert database.commits - before <= (3 if database.dialect == "sqlite" else 5)


async def test_what_was_delivered_twice_is_handled_once(database: Database, desk: Desk) -> None:
    runner = runner_of(database, desk)
    await runner.receive([body(1, "a"), body(1, "a")])
    await runner.receive([body(1, "a"), body(1, "another with an id that began anew")])
    await rest(runner)
    assert desk.handled == ["a", "another with an id that began anew"]


async def test_one_that_fails_takes_nobody_along_and_is_put_aside(
    database: Database, elsewhere: Database, desk: Desk
) -> None:
    tried: list[int] = []

    def bad() -> None:
        tried.append(1)
        fail()

    desk.spoil["bad"] = bad
    runner = runner_of(database, desk)
    await runner.receive([body(1, "a"), body(2, "bad", chat=2), body(3, "c"), body(4, "d", chat=2)])
    await rest(runner)
    assert sorted(desk.handled) == ["a", "c", "d"]
    assert desk.given_up == [("bad", "ZeroDivisionError: by design")]
    assert len(tried) == ATTEMPTS
    assert await elsewhere.read(states) == {1: "c", 2: "d"}
    assert (await elsewhere.read(ends))["bad"] == "aside"


async def test_one_that_recovers_is_handled_after_all(database: Database, desk: Desk) -> None:
    faults = [fail, fail]
    desk.spoil["shaky"] = lambda: faults.pop()() if faults else None
    runner = runner_of(database, desk)
    await runner.receive([body(1, "shaky"), body(2, "next")])
    await rest(runner)
    assert desk.handled == ["shaky", "next"]
    assert desk.given_up == []


async def test_what_cannot_be_read_is_not_tried_again(database: Database, desk: Desk) -> None:
    tried: list[int] = []

    def unreadable() -> None:
        tried.append(1)
        raise Unreadable("no update")

    desk.spoil["{"] = unreadable
    runner = runner_of(database, desk)
    await runner.receive([body(1, "{")])
    await rest(runner)
    assert desk.given_up == [("{", "no update")]
    assert len(tried) == 2


async def test_when_the_front_desk_cannot_be_told_it_is_put_aside_all_the_same(
    database: Database, elsewhere: Database, desk: Desk
) -> None:
    desk.spoil["bad"] = fail
    runner = runner_of(database, desk)

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
    database_url: str, elsewhere: Database, desk: Desk
) -> None:
    deaths: list[int] = []

    def die() -> None:
        deaths.append(1)
        raise Killed

    desk.spoil["killer"] = die
    database = await Database.open(database_url)
    runner = runner_of(database, desk, worker="0")
    await runner.receive([body(1, "a"), body(2, "killer", chat=2), body(3, "c", chat=3), body(4, "d", chat=2)])
    with dying():
        await runner.run()
    await database.close()
    lives = 0
    while not desk.given_up:
        lives += 1
        database = await Database.open(database_url)
        runner = runner_of(database, desk, worker=str(lives))
        if lives < ATTEMPTS:
            with dying():
                await runner.recover()
        else:
            await runner.recover()
        await database.close()
    assert len(deaths) == ATTEMPTS
    assert sorted(desk.handled) == ["a", "c", "d"]
    assert await elsewhere.read(ends) == {"a": "done", "killer": "aside", "c": "done", "d": "done"}
    assert await elsewhere.read(inbox.unfinished) == 0


async def test_a_stop_leaves_what_waits_for_the_next_start(database: Database, desk: Desk) -> None:
    runner = runner_of(database, desk)
    await runner.receive([body(1, "a")])
    await runner.stop()
    await runner.run()
    assert desk.handled == []
    again = runner_of(database, desk, worker="two")
    await again.recover()
    assert desk.handled == ["a"]


async def test_what_was_taken_over_is_handled_although_the_database_goes_away(
    database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await runner_of(database, desk).receive([body(1, "a"), body(2, "b", chat=2)])
    count, faults = inbox.count_attempt, [fail, fail]

    def count_or_fail(c: Connection, row_id: int) -> int | None:
        if faults:
            faults.pop()()
        return count(c, row_id)

    monkeypatch.setattr(inbox, "count_attempt", count_or_fail)
    monkeypatch.setattr("bot.intake.runner.DATABASE_LOST", 0.01)
    await runner_of(database, desk, worker="two").recover()
    assert desk.handled == ["a", "b"]
