"""Several at once: one wins, nobody overlooks what another has just written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.policy.load import load_policy
from storage import cards, numbers, outbox
from storage.card_content import contents
from storage.database import Database
from storage.outbox import OutRow
from storage.unit_of_work import StoredUnitOfWork
from tests import cast
from tests.tickets.acts.stories import dispatched
from tickets.acts.accept_ticket import accept_ticket
from tickets.outgoing import Audience, Show
from tickets.people import Person
from tickets.refusals import AlreadyTaken
from tickets.ticket import Ticket

Do = Callable[..., Any]

POLICY = load_policy()
PRESSING = 50


def work(c: Connection) -> StoredUnitOfWork:
    return StoredUnitOfWork(c, POLICY, cast.NIGHT, [])


@pytest.fixture
async def ticket(do: Do, estate: None) -> Ticket:
    stored: Ticket = await do(lambda c: dispatched(work(c)))  # type: ignore[arg-type]
    return stored


@pytest.fixture
async def crew(do: Do, estate: None) -> range:
    """Fifty technicians of the group."""
    people = range(1000, 1000 + PRESSING)

    def join(c: Connection) -> None:
        for person_id in people:
            work(c).save_person(Person(person_id, f"师傅{person_id}"))
            work(c).add_technician(cast.PLUMBERS.id, person_id, approved=True)

    await do(join)
    return people


async def test_fifty_press_and_one_has_it(database: Database, elsewhere: Database, ticket: Ticket, crew: range) -> None:
    async def press(person_id: int) -> str:
        where = (database, elsewhere)[person_id % 2]
        try:
            async with where.begin() as tx:
                await tx.run(lambda c: accept_ticket(work(c), ticket.id, by=person_id, at=cast.NIGHT))
        except AlreadyTaken as taken:
            return f"{taken.ticket.assignee_id} has it"
        return "mine"

    answers = await asyncio.gather(*map(press, crew))
    winner = crew[answers.index("mine")]
    assert sorted(answers) == sorted(["mine"] + [f"{winner} has it"] * (PRESSING - 1))
    stored = await database.read(lambda c: work(c).ticket(ticket.id))
    assert stored.assignee_id == winner


async def test_numbers_are_given_once(database: Database, elsewhere: Database, estate: None) -> None:
    async def give(turn: int) -> int:
        async with (database, elsewhere)[turn % 2].begin() as tx:
            return await tx.run(numbers.following, 1, cast.NIGHT.date())

    assert sorted(await asyncio.gather(*map(give, range(20)))) == list(range(1, 21))


def change(c: Connection, ticket_id: int, news: str) -> OutRow | None:
    return outbox.put_card(c, Show(ticket_id, Audience.DESK, 5, news=news), cast.NIGHT)


async def test_a_change_is_never_rendered_without_what_it_changed(
    database: Database, elsewhere: Database, ticket: Ticket, fence: int
) -> None:
    """A row that waits is taken while another act relies on it: it is taken after that act's commit, or not at all."""
    async with database.begin() as tx:
        await tx.run(change, ticket.id, "first")

    async def claim_and_look() -> list[str]:
        async with elsewhere.begin() as tx:
            rows = await tx.run(outbox.fetch_due, cast.NIGHT, 100, fence)
        mine = [row.card_id for row in rows if row.chat_id == 5 and row.card_id is not None]
        shown = await elsewhere.read(contents, mine, POLICY, cast.NIGHT)
        return [shown[card_id].card.news for card_id in mine]

    async with database.begin() as tx:
        assert await tx.run(change, ticket.id, "second") is None
        looking = asyncio.ensure_future(claim_and_look())
        await asyncio.wait({looking}, timeout=0.2)
    assert await looking + await claim_and_look() == ["second"]


async def test_a_change_while_a_row_is_taken_gets_a_row_of_its_own(
    database: Database, elsewhere: Database, ticket: Ticket, fence: int
) -> None:
    async with database.begin() as tx:
        await tx.run(change, ticket.id, "first")

    async def order() -> OutRow | None:
        async with database.begin() as tx:
            return await tx.run(change, ticket.id, "second")

    async with elsewhere.begin() as tx:
        taken = await tx.run(outbox.fetch_due, cast.NIGHT, 100, fence)
        ordering = asyncio.ensure_future(order())
        await asyncio.wait({ordering}, timeout=0.2)
    card = await database.read(cards.find, ticket.id, Audience.DESK, 5)
    assert card is not None
    assert card.id in [row.card_id for row in taken]
    assert await ordering is not None


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("anew", [False, True])
async def test_the_sender_does_not_wait_for_an_act(
    database: Database, elsewhere: Database, ticket: Ticket, fence: int, anew: bool
) -> None:
    order = Show(ticket.id, Audience.DESK, 5, anew=anew)
    async with database.begin() as tx:
        await tx.run(outbox.put_card, order, cast.NIGHT)

    async def claim() -> list[OutRow]:
        async with asyncio.timeout(5), elsewhere.begin() as tx:
            return await tx.run(outbox.fetch_due, cast.NIGHT, 100, fence)

    async with database.begin() as tx:
        await tx.run(outbox.put_card, order, cast.NIGHT)
        assert 5 not in [row.chat_id for row in await claim()]
    assert [row.anew for row in await claim() if row.chat_id == 5] == [anew]
