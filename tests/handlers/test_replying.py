"""A reply to what the bot said about a ticket belongs to that ticket, not only a reply to its card."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import CHEN, HE, LI, LIAO, WANG
from tests.handlers.house import GROUP, House, replies
from tests.handlers.messages import photo, replying_to
from tickets.acts.keep_promises import keep_promises
from tickets.people import Person
from tickets.records import Purpose
from tickets.ticket import State


def reply_to(house: House, template: str, person: Person) -> dict[str, Any]:
    """The field of a private message that replies to the newest message of the template."""
    return replying_to(house.work.stands_in(template), person.id)


async def added(house: House) -> int:
    """The ticket of a resident who was thanked for an addition, a while ago."""
    ticket = await house.accepted()
    await house.presses(WANG, f"add:{ticket.id}:1")
    assert replies(await house.writes(WANG, "家里有人")) == ["resident/added"]
    house.passes(minutes=30)
    return ticket.id


async def test_a_reply_to_the_thanks_for_an_addition_joins_the_ticket(house: House) -> None:
    ticket_id = await added(house)
    reply = reply_to(house, "resident/added", WANG)
    assert replies(await house.writes(WANG, "四点以后", **reply)) == ["resident/added"]
    assert replies(await house.writes(WANG, **photo(), **reply)) == ["resident/added"]
    assert [each.text for each in house.work.words(ticket_id)][-1] == "四点以后"
    assert (len(house.work.files(ticket_id)), len(house.work.stored)) == (1, 1)


async def test_such_a_reply_is_looked_through_for_dangers(house: House) -> None:
    ticket_id = await added(house)
    await house.writes(WANG, "插座冒火花了", **reply_to(house, "resident/added", WANG))
    assert house.work.words(ticket_id)[-1].text == "插座冒火花了"
    assert (house.ticket.id, house.ticket.state) == (ticket_id + 1, State.DISPATCHED)


async def test_a_colleague_replies_to_what_was_kept(house: House) -> None:
    ticket = await house.accepted()
    await house.writes(CHEN, f"/start back_{ticket.id}_1")
    await house.presses(CHEN, "leave:0:0", message=90)
    noted = await house.writes(CHEN, "要带长梯", **reply_to(house, "staff/ask_reason", CHEN))
    assert (replies(noted), house.work.words(ticket.id)[-1].purpose) == (["staff/note_kept"], Purpose.NOTE)
    again = await house.writes(CHEN, "还要电钻", **reply_to(house, "staff/note_kept", CHEN))
    assert (replies(again), house.work.words(ticket.id)[-1].text) == (["staff/note_kept"], "还要电钻")


async def test_a_reply_to_a_warning_in_the_group_is_a_note(house: House) -> None:
    ticket = await house.dispatched(WANG)
    house.passes(days=1)
    due_at = house.work.ticket(ticket.id).next_deadline_at
    assert due_at is not None
    keep_promises(house.work, ticket.id, at=due_at)
    reply = replying_to(house.work.stands_in("staff/warning"), GROUP, "supergroup")
    await house.writes(CHEN, "今天人手不够", chat=GROUP, **reply)
    assert (house.work.words(ticket.id)[-1].text, house.work.words(ticket.id)[-1].purpose) == (
        "今天人手不够",
        Purpose.NOTE,
    )


@pytest.mark.parametrize("template", ["resident/welcome", "resident/language"])
async def test_a_reply_to_what_is_about_no_ticket_is_a_matter_of_its_own(house: House, template: str) -> None:
    await house.writes(WANG, "/start")
    await house.writes(WANG, "/language")
    await house.writes(WANG, "门铃坏了请打电话", **reply_to(house, template, WANG))
    assert (house.ticket.state, len(house.work.stored)) == (State.DRAFT, 1)


async def test_a_reply_in_another_chat_to_the_same_number_joins_nothing(house: House) -> None:
    ticket_id = await added(house)
    elsewhere = replying_to(house.work.stands_in("resident/added"), LIAO.id)
    await house.writes(LIAO, "四点以后", **elsewhere)
    assert house.work.words(ticket_id)[-1].text == "家里有人"


@pytest.mark.parametrize("person", [HE, LI], ids=lambda person: person.name)
async def test_a_reply_to_the_history_is_a_note(house: House, person: Person) -> None:
    ticket = await house.accepted()
    await house.presses(person, f"open:{ticket.id}:1")
    assert replies(await house.writes(person, "请跟进", **reply_to(house, "staff/history", person))) == [
        "staff/note_kept"
    ]
    assert house.work.words(ticket.id)[-1].purpose is Purpose.NOTE
