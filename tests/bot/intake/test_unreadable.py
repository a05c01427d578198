"""Rows that hold no update, on both databases: set aside at once, together, and at nobody else's cost."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection

from bot.intake.runner import GROUP
from storage import inbox
from storage.database import Database, Transaction
from storage.inbox import Body, Row
from tests.bot.intake.running import RowHandler, body, ends, fail, rest, runner_of


async def test_what_cannot_be_read_is_not_tried_again(database: Database, handler: RowHandler) -> None:
    runner = runner_of(database, handler)
    await runner.receive([body(1, "{")])
    await rest(runner)
    assert handler.given_up == [("{", "no update")]
    assert handler.looked_at == ["{"]


def garbage_between(good: int, lanes: int) -> list[Body]:
    """Good rows, each with one that cannot be read before it in its own lane."""
    pairs = [(2 * n, f"{{{n}", f"good {n}", 1 + n % lanes) for n in range(good)]
    return [part for n, bad, fine, chat in pairs for part in (body(n, bad, chat), body(n + 1, fine, chat))]


async def test_what_cannot_be_read_leaves_the_others_of_its_group_together(
    database: Database, elsewhere: Database, handler: RowHandler
) -> None:
    runner = runner_of(database, handler)
    await runner.receive(garbage_between(good=GROUP // 2, lanes=4))
    before = database.commits
    await rest(runner)
    assert database.commits - before == 2, "one for what is set aside, one for the others"
    assert handler.handled == sorted(handler.handled, key=lambda text: (int(text[5:]) % 4, int(text[5:])))
    assert len(handler.handled) == len(handler.given_up) == GROUP // 2
    assert sorted((await elsewhere.read(ends)).values()) == ["aside"] * (GROUP // 2) + ["done"] * (GROUP // 2)
    assert runner._metrics.text().count(b"huiyin_updates_set_aside_total 16.0") == 1


async def test_a_flood_of_garbage_takes_a_commit_for_each_group(database: Database, handler: RowHandler) -> None:
    runner = runner_of(database, handler)
    await runner.receive([body(n, f"{{{n}", chat=n) for n in range(10 * GROUP)])
    before = database.commits
    await rest(runner)
    assert database.commits - before == 10
    assert len(handler.given_up) == len(handler.looked_at) == 10 * GROUP


async def test_what_cannot_be_read_is_set_aside_alone_where_the_group_cannot_be(
    database: Database, elsewhere: Database, handler: RowHandler
) -> None:
    runner = runner_of(database, handler)
    told = handler.give_up

    async def not_the_second(tx: Transaction, row: Row, error: str) -> None:
        if row.raw == "{2":
            fail()
        await told(tx, row, error)

    runner._give_up = not_the_second
    await runner.receive([body(1, "{1"), body(2, "{2"), body(3, "good")])
    await rest(runner)
    assert await elsewhere.read(ends) == {"{1": "aside", "{2": "aside", "good": "done"}
    assert handler.handled == ["good"]
    assert handler.given_up[-1] == ("{1", "no update")


async def test_what_was_set_aside_while_its_group_lost_the_database_stays_so(
    database: Database, elsewhere: Database, handler: RowHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard, faults = inbox.guard, [fail, fail]

    def guard_or_fail(c: Connection, rows: Sequence[Row]) -> list[Row]:
        if faults:
            faults.pop()()
        return guard(c, rows)

    monkeypatch.setattr(inbox, "guard", guard_or_fail)
    runner = runner_of(database, handler)
    await runner.receive([body(1, "{"), body(2, "good")])
    await rest(runner)
    assert await elsewhere.read(ends) == {"{": "aside", "good": "done"}
    assert len(handler.given_up) == len(handler.handled) == 1
