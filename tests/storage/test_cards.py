"""Living cards on their way: what waits is shown once, what is sent anew leaves no buttons behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection

from storage import cards, outbox, strays, tickets
from storage.chat_migration import migrate_chat
from storage.database import Database
from storage.outbox import Arrival, OutRow
from tests import cast
from tickets.outgoing import Audience, Message, Show
from tickets.ticket import Kind, Location, State, Ticket, Urgency

Do = Callable[..., Any]

GROUP = cast.PLUMBERS.chat_id


@pytest.fixture
async def ticket(do: Do, estate: None, now: datetime) -> Ticket:
    draft = Ticket(0, 1, Kind.REPAIR, "plumbing", Urgency.URGENT, Location(), now, state=State.DISPATCHED)
    stored: Ticket = await do(tickets.add, draft)
    return stored


def card_of(ticket: Ticket, **more: Any) -> Show:
    return Show(ticket.id, Audience.GROUP, GROUP, **more)


def shown(rows: list[OutRow]) -> list[tuple[str, int | None, bool]]:
    return [(row.kind, row.edit, row.anew) for row in rows]


async def sent(do: Do, row: OutRow, message_id: int, at: datetime) -> None:
    await do(outbox.mark_sent, [Arrival(row, message_id, at)])


async def test_first_sent_then_changed_where_it_stands(do: Do, ticket: Ticket, fence: int, now: datetime) -> None:
    first = await do(outbox.put_card, card_of(ticket), now, fence)
    assert shown([first]) == [("card", None, False)]
    await sent(do, first, 50, now)
    second = await do(outbox.put_card, card_of(ticket, news="accepted"), now, fence)
    assert shown([second]) == [("card", 50, False)]
    assert (second.card_id, second.waits) == (first.card_id, False)
    await sent(do, second, 50, now)
    assert await do(outbox.fetch_due, now, 10, fence) == []


async def test_a_change_waits_for_the_first_message(do: Do, ticket: Ticket, fence: int, now: datetime) -> None:
    first = await do(outbox.put_card, card_of(ticket), now, fence)
    change = await do(outbox.put_card, card_of(ticket, urgent=True), now, fence)
    assert change.waits
    assert await do(outbox.fetch_due, now, 10, fence) == []
    await sent(do, first, 50, now)
    assert shown(await do(outbox.fetch_due, now, 10, fence)) == [("card", 50, False)]


async def test_changes_that_wait_are_one(do: Do, ticket: Ticket, fence: int, now: datetime) -> None:
    assert (await do(outbox.put_card, card_of(ticket, news="rung", view="assign"), now)).waits
    assert await do(outbox.put_card, card_of(ticket), now) is None
    assert await do(outbox.put_card, card_of(ticket, urgent=True), now, fence) is None
    rows = await do(outbox.fetch_due, now, 10, fence)
    assert [(row.kind, row.urgent) for row in rows] == [("card", True)]
    card = await do(cards.one, rows[0].card_id)
    assert (card.news, card.view) == ("rung", "assign"), "what was never sent is not forgotten"


async def test_news_is_of_its_moment(do: Do, ticket: Ticket, fence: int, now: datetime) -> None:
    row = await do(outbox.put_card, card_of(ticket, news="rung", view="assign"), now, fence)
    await sent(do, row, 50, now)
    await do(outbox.put_card, card_of(ticket), now, fence)
    card = await do(cards.one, row.card_id)
    assert (card.news, card.view) == ("", "assign")


async def test_news_does_not_stay_for_what_waits_elsewhere(do: Do, ticket: Ticket, fence: int, now: datetime) -> None:
    row = await do(outbox.put_card, card_of(ticket, news="rung"), now, fence)
    await sent(do, row, 50, now)
    await do(outbox.put_card, Show(ticket.id, Audience.DESK, 5), now)
    await do(outbox.put_card, card_of(ticket), now, fence)
    assert (await do(cards.one, row.card_id)).news == ""


async def test_sent_anew_the_old_one_loses_its_buttons(do: Do, ticket: Ticket, fence: int, now: datetime) -> None:
    row = await do(outbox.put_card, card_of(ticket), now, fence)
    await sent(do, row, 50, now)
    anew = await do(outbox.put_card, card_of(ticket, anew=True, news="late"), now, fence)
    assert shown([anew]) == [("card", None, True)]
    await sent(do, anew, 60, now)
    strip = await do(outbox.fetch_due, now, 10, fence)
    assert shown(strip) == [("strip", 50, False)]
    await do(outbox.mark_sent, [Arrival(strip[0], None, now)])
    assert await do(outbox.fetch_due, now, 10, fence) == []
    for message in (50, 60):
        found = await do(cards.at, GROUP, message)
        assert (found.id, found.message_id) == (row.card_id, 60), "a reply to the old card still finds it"
    assert await do(cards.at, GROUP, 70) is None


async def test_anew_goes_to_the_end_and_keeps_what_it_replaces(
    do: Do, ticket: Ticket, fence: int, now: datetime
) -> None:
    row = await do(outbox.put_card, card_of(ticket, urgent=True), now, fence)
    await do(outbox.mark_doubt, row.id, now)
    await do(outbox.put_message, Message("between", GROUP, "between", urgent=True), now)
    await do(outbox.put_card, card_of(ticket, anew=True), now)
    first = await do(outbox.fetch_due, now, 10, fence)
    assert [row.template for row in first] == ["between"]
    await do(outbox.mark_failed, first[0].id, "for the test", now)
    rows = await do(outbox.fetch_due, now, 10, fence)
    assert [(row.anew, row.urgent, row.repeat) for row in rows] == [(True, True, True)]


async def test_a_message_that_cannot_be_changed_is_replaced(do: Do, ticket: Ticket, fence: int, now: datetime) -> None:
    row = await do(outbox.put_card, card_of(ticket), now, fence)
    await sent(do, row, 50, now)
    change = await do(outbox.put_card, card_of(ticket), now, fence)
    await sent(do, change, 61, now)
    assert (await do(cards.one, row.card_id)).message_id == 61
    assert await do(outbox.fetch_due, now, 10, fence) == [], "nothing to strip: the old message is gone"


async def test_a_press_tells_of_a_card_that_was_lost(do: Do, ticket: Ticket, fence: int, now: datetime) -> None:
    row = await do(outbox.put_card, card_of(ticket), now, fence)
    await do(outbox.mark_doubt, row.id, now)
    assert await do(strays.meet, ticket.id, GROUP, 50, now) is None
    assert (await do(cards.one, row.card_id)).message_id == 50
    again = await do(outbox.fetch_due, now, 10, fence)
    assert [(row.edit, row.repeat) for row in again] == [(50, False)], "now it can be changed in place"


async def test_a_press_beside_the_card_takes_the_buttons_of_the_stray(
    do: Do, ticket: Ticket, fence: int, now: datetime
) -> None:
    row = await do(outbox.put_card, card_of(ticket), now, fence)
    assert await do(strays.meet, ticket.id, 7, 50, now) is None, "the ticket has no card there"
    await sent(do, row, 51, now)
    told = await do(outbox.put_message, Message("list", GROUP, "list"), now, fence)
    assert await do(strays.meet, ticket.id, GROUP, 50, now) is None, "it may be what is under way"
    await sent(do, told, 52, now)
    for known in (51, 52):
        assert await do(strays.meet, ticket.id, GROUP, known, now) is None
    assert await do(strays.meet, ticket.id, GROUP, 50, now) is not None
    stripped = await do(outbox.fetch_due, now, 10, fence)
    assert [(row.kind, row.edit) for row in stripped] == [("strip", 50)]


async def test_a_group_that_becomes_a_supergroup(
    do: Do, ticket: Ticket, fence: int, now: datetime, elsewhere: Database
) -> None:
    row = await do(outbox.put_card, card_of(ticket), now, fence)
    await sent(do, row, 50, now)
    await do(outbox.put_strip, GROUP, 49, now)
    waiting = await do(outbox.put_message, Message("m", GROUP, "m", reply_to=50), now)
    for _ in range(2):
        await do(migrate_chat, GROUP, -1009, now)
    rows = await do(outbox.fetch_due, now, 10, fence)
    assert [(row.id, row.chat_id, row.reply_to) for row in rows] == [(waiting.id, -1009, None)]
    await sent(do, rows[0], 1, now)
    rows = await do(outbox.fetch_due, now, 10, fence)
    assert [(row.chat_id, row.card_id, row.edit) for row in rows] == [(-1009, row.card_id, None)]
    await sent(do, rows[0], 2, now)
    assert await do(outbox.fetch_due, now, 10, fence) == []
    assert await elsewhere.read(_bound_at, GROUP) is False
    assert await elsewhere.read(_bound_at, -1009) is True


def _bound_at(c: Connection, chat_id: int) -> bool:
    from storage import groups

    return groups.at(c, chat_id, None) is not None
