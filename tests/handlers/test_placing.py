"""The front desk says where it is, and passes on what waited for that; a resident's later words do the same."""

from __future__ import annotations

from tests.cast import CHEN, GUO, HOME, LI, LIAO, PLUMBERS, SUN, WANG
from tests.handlers.house import GROUP, House, replies, toast
from tests.handlers.messages import photo, replying_to
from tickets.acts.keep_promises import keep_promises
from tickets.outgoing import Audience, Show
from tickets.ticket import Ticket

LOST = "厨房水管爆了，水都流到客厅了"


async def lost(house: House, *, confirmed: bool = True) -> Ticket:
    """An emergency that nobody knows the place of."""
    await house.writes(LIAO, LOST)
    if confirmed:
        await house.presses(LIAO, f"confirm:{house.ticket.id}:0")
    else:
        house.passes(minutes=1)
        keep_promises(house.work, house.ticket.id, at=house.now)
    assert house.ticket.group_id is None
    return house.ticket


async def test_the_desk_types_the_place_and_the_group_has_it(house: House) -> None:
    ticket = await lost(house)
    (asked,) = (await house.presses(LI, f"place:{ticket.id}:1")).messages
    assert (asked.template, asked.params["number"]) == ("staff/ask_place", ticket.number)
    (kept,) = (await house.writes(LI, "3-2-1201")).messages
    assert (kept.template, kept.params["place"]["unit_id"]) == ("staff/place_kept", HOME.id)  # type: ignore[index]
    assert (house.ticket.group_id, house.work.news(Audience.GROUP, GROUP)) == (PLUMBERS.id, [""])


async def test_what_is_no_place_is_asked_again(house: House) -> None:
    ticket = await lost(house)
    await house.presses(LI, f"place:{ticket.id}:1")
    assert replies(await house.writes(LI, "3栋")) == ["staff/ask_place"]
    assert replies(await house.writes(LI, **photo())) == ["resident/not_text"]
    assert replies(await house.writes(LI, "3栋2单元1201")) == ["staff/place_kept"]
    assert len(house.work.stored) == 1


async def test_the_desk_passes_on_what_somebody_unknown_wrote(house: House) -> None:
    ticket = await lost(house, confirmed=False)
    assert toast(await house.presses(LI, f"pass_on:{ticket.id}:1")) == "place_missing"
    assert replies(await house.writes(LIAO, "3-2-1201")) == ["resident/added"]
    assert house.ticket.group_id is None
    passed = await house.presses(LI, f"pass_on:{ticket.id}:1")
    assert passed.answer is not None
    assert (passed.answer.template, passed.answer.params) == ("passed_on", {"title": PLUMBERS.title})
    assert house.work.news(Audience.GROUP, GROUP) == [""]


async def test_the_place_may_come_with_more_words(house: House) -> None:
    ticket = await lost(house)
    await house.writes(LIAO, "水更大了，3-2-1201")
    assert (house.ticket.id, house.ticket.group_id) == (ticket.id, PLUMBERS.id)


async def test_the_place_may_come_in_a_reply(house: House) -> None:
    ticket = await lost(house)
    await house.writes(LIAO, "3-2-1201", **replying_to(house.card(LIAO.id), LIAO.id))
    assert (house.ticket.id, house.ticket.group_id) == (ticket.id, PLUMBERS.id)


async def test_the_place_may_come_by_an_edited_message(house: House) -> None:
    written = await house.writes(LIAO, LOST)
    await house.presses(LIAO, f"confirm:{house.ticket.id}:0")
    assert replies(await house.edits(LIAO, written.message_id, LOST + "，3-2-1201")) == ["resident/added"]
    assert (house.ticket.place.unit_id, house.ticket.group_id) == (HOME.id, PLUMBERS.id)


async def test_these_buttons_are_the_offices(house: House) -> None:
    ticket = await lost(house)
    for button in (f"place:{ticket.id}:1", f"pass_on:{ticket.id}:1"):
        for who in (LIAO, WANG, CHEN):
            assert toast(await house.presses(who, button)) == "not_yours"
        assert toast(await house.presses(GUO, button, chat=GROUP)) == "forged"
    assert house.ticket == ticket


async def test_the_supervisor_passes_what_lies_at_the_desk_to_a_technician_or_the_group(house: House) -> None:
    bound, house.work.bound = house.work.bound, []
    first, second = await house.dispatched(WANG), await house.dispatched(WANG)
    house.work.bound = bound
    for ticket in (first, second):
        house.work.show(Show(ticket.id, Audience.SUPERVISOR, SUN.id, anew=True, view="assign"))
    assert toast(await house.presses(SUN, f"pass_on:{first.id}:1")) == "passed_on"
    assert toast(await house.presses(SUN, f"assign:{second.id}:1:{CHEN.id}")) == "assigned"
    groups = [house.work.ticket(each.id).group_id for each in (first, second)]
    assert (groups, [card.view for card in house.work.on_show if card.chat_id == SUN.id]) == ([1, 1], ["", ""])


async def test_the_desk_gives_it_to_a_technician_and_is_told_so(house: House) -> None:
    bound, house.work.bound = house.work.bound, []
    ticket = await house.dispatched(WANG)
    house.work.bound = bound
    await house.presses(LI, f"view:{ticket.id}:1:assign")
    assert toast(await house.presses(LI, f"assign:{ticket.id}:1:{CHEN.id}")) == "assigned"
    assert house.ticket.assignee_id == CHEN.id
