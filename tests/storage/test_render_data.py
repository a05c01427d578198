"""What rows are worded with, read in the transaction that takes them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection, event, insert

from bot.policy.load import load_policy
from storage import card_content, chats, people
from storage.database import Database
from storage.outbox import OutRow
from storage.render_data import prefetch, render_data
from storage.tables import properties
from storage.unit_of_work import StoredUnitOfWork
from tests import cast
from tests.tickets.acts.stories import drafted
from tickets.outgoing import Message
from tickets.people import Person

POLICY = load_policy()


def ordered(c: Connection) -> list[OutRow]:
    """A draft's card, and a message to each of three chats: of a person, with a language of its own, unknown."""
    outgoing: list[OutRow] = []
    c.execute(insert(properties), [vars(cast.ESTATE)])
    people.save(c, replace(cast.WANG, unit_id=None))
    people.save(c, Person(701, "Ann", "en"))
    people.save(c, Person(702, "Ben", "en"))
    chats.speak(c, 702, "private", "zh_Hant")
    work = StoredUnitOfWork(c, POLICY, cast.NIGHT, outgoing, fence=1)
    drafted(work)  # type: ignore[arg-type]
    for chat in (701, 702, 703):
        work.send(Message(f"help:{chat}", chat, "resident/help"))
    return outgoing


@pytest.fixture
async def rows(database: Database) -> list[OutRow]:
    return await database.write(ordered)


async def test_every_row_gets_its_language_and_a_card_its_content(database: Database, rows: list[OutRow]) -> None:
    seen = await database.read(render_data, rows, POLICY, cast.NIGHT)
    content = seen[rows[0].id].content
    assert content is not None
    assert content.ticket.id == rows[0].ticket_id
    assert [seen[row.id].locale for row in rows[1:]] == ["en", "zh_Hant", "zh_Hans"]


async def test_many_rows_cost_one_look(database: Database, rows: list[OutRow]) -> None:
    def statements(c: Connection, count: int) -> int:
        said: list[str] = []
        hear = lambda *given: said.append(given[2])  # noqa: E731
        event.listen(c, "before_cursor_execute", hear)
        render_data(c, rows[-count:], POLICY, cast.NIGHT)
        event.remove(c, "before_cursor_execute", hear)
        return len(said)

    one, all_ = await database.read(statements, 1), await database.read(statements, 3)
    assert one == all_


async def test_a_card_that_is_gone_spoils_no_other(database: Database, rows: list[OutRow]) -> None:
    gone = replace(rows[0], id=99, card_id=99_999)
    seen = await database.read(render_data, [gone, *rows], POLICY, cast.NIGHT)
    assert set(seen) == {row.id for row in rows}


async def test_a_look_that_fails_leaves_the_transaction_as_it_is(
    database: Database, rows: list[OutRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("by design")

    monkeypatch.setattr(card_content, "contents", fail)
    async with database.begin() as tx:
        await tx.run(chats.speak, 705, "private", "en")
        assert await tx.run(prefetch, rows, POLICY, cast.NIGHT) == {}
    assert (await database.read(chats.locales, [705])) == {705: "en"}
