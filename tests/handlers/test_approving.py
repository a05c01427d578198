"""The front desk says that a resident is of the unit that they claim: on file from then on."""

from __future__ import annotations

import pytest

from tests.cast import CHEN, EVERYTHING, GUO, HOME, LI, LIAO, PLUMBERS, WANG
from tests.handlers.house import GROUP, House, replies, toast
from tickets.acts.keep_promises import keep_promises
from tickets.facts import ResidentApproved
from tickets.outgoing import Audience
from tickets.people import Person
from tickets.ticket import Ticket

BURST = "厨房水管爆了，水都流到客厅了，3-2-1201"


async def at_the_desk(house: House) -> Ticket:
    """An emergency that somebody who is not on file wrote, and nobody confirmed."""
    await house.writes(LIAO, BURST)
    house.passes(minutes=1)
    ticket = keep_promises(house.work, house.ticket.id, at=house.now)
    assert (ticket.group_id, ticket.unconfirmed) == (None, True)
    return ticket


@pytest.mark.rule("IN14")
async def test_the_desk_vouches_and_what_waited_for_it_goes_to_the_group(house: House) -> None:
    ticket = await at_the_desk(house)
    pressed = await house.presses(LI, f"approve_resident:{ticket.id}:1")
    assert pressed.answer is not None
    assert (pressed.answer.template, pressed.answer.params["title"]) == ("resident_approved", PLUMBERS.title)
    liao = house.work.person(LIAO.id)
    assert (liao.unit_id, liao.unit_approved) == (HOME.id, True)
    assert house.work.news(Audience.GROUP, GROUP) == [""]
    facts = [fact for fact in house.work.facts(ticket.id) if isinstance(fact, ResidentApproved)]
    assert [(fact.by, fact.resident_id, fact.unit_id) for fact in facts] == [(LI.id, LIAO.id, HOME.id)]


@pytest.mark.rule("IN14")
async def test_from_then_on_an_emergency_of_theirs_goes_out_unconfirmed(house: House) -> None:
    await house.writes(LIAO, "厨房水龙头滴水，3-2-1201")
    await house.presses(LIAO, f"confirm:{house.ticket.id}:0")
    assert toast(await house.presses(GUO, f"approve_resident:{house.ticket.id}:1")) == "resident_approved"
    house.passes(minutes=20)
    await house.writes(LIAO, "厨房煤气泄漏，味道很重")
    house.passes(minutes=1)
    ticket = keep_promises(house.work, house.ticket.id, at=house.now)
    assert (ticket.unconfirmed, ticket.group_id) == (True, EVERYTHING.id)


@pytest.mark.parametrize("who", [CHEN, WANG, LIAO])
async def test_nobody_but_the_office_vouches(house: House, who: Person) -> None:
    ticket = await at_the_desk(house)
    assert toast(await house.presses(who, f"approve_resident:{ticket.id}:1")) == "not_yours"
    assert not house.work.person(LIAO.id).unit_approved


async def test_where_nothing_is_claimed_there_is_nothing_to_say(house: House) -> None:
    ticket = await house.dispatched(WANG)
    assert toast(await house.presses(LI, f"approve_resident:{ticket.id}:1")) == "not_now"
    await house.writes(LIAO, "楼下大厅的灯坏了")
    await house.presses(LIAO, f"confirm:{house.ticket.id}:0")
    assert toast(await house.presses(LI, f"approve_resident:{house.ticket.id}:1")) == "not_now"


async def test_it_is_no_button_of_a_group(house: House) -> None:
    ticket = await house.dispatched(WANG)
    assert toast(await house.presses(LI, f"approve_resident:{ticket.id}:1", chat=GROUP)) == "forged"
    assert replies(await house.writes(LI, "你好")) == ["resident/welcome"]
