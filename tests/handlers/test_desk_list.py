"""What waits for a member of staff, and who is on duty."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.desk import MOST
from tests.cast import CHEN, HE, LI, MORNING, SMITH, STRANGER, SUN, WANG, ZHAO
from tests.handlers.house import GROUP, House, replies, toast
from tickets.outgoing import Audience
from tickets.people import Person, Post, Role
from tickets.refusals import NoSuchTicket
from tickets.ticket import Urgency

DUE = MORNING + timedelta(days=3)
"""Three working days after the morning: what came in then is to be done."""

NOISE = "楼上装修太吵了，我要投诉，3-2-1202"


@pytest.fixture
def house(house: House) -> House:
    """It is morning; what comes in now has hours to go."""
    house.now = MORNING
    return house


async def shelves(house: House, person: Person) -> dict[str, list[dict[str, Any]]]:
    """The tickets of the list, by why they wait."""
    (answer,) = (await house.writes(person, "/desk")).messages
    assert answer.template == "staff/desk"
    listed: Any = answer.params["shelves"]
    return {shelf["what"]: shelf["tickets"] for shelf in listed}


def numbers(found: dict[str, list[dict[str, Any]]]) -> dict[str, list[str]]:
    return {what: [ticket["number"] for ticket in tickets] for what, tickets in found.items()}


async def test_the_owner_sees_what_is_theirs_with_its_due_time(house: House) -> None:
    ticket = await house.dispatched(WANG)
    (free,) = (await shelves(house, LI))["free"]
    assert (free["number"], free["category"], free["state"]) == (ticket.number, "plumbing", "dispatched")
    assert (free["place"]["room"], free["promise"], free["late"]) == ("1201", "accepted", False)
    house.passes(minutes=11)
    assert (await shelves(house, LI))["due"][0]["late"] is True
    await house.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP)
    assert numbers(await shelves(house, LI)) == {"mine": [ticket.number]}


async def test_who_has_the_job_sees_it_by_name_and_by_promise(house: House) -> None:
    await house.accepted()
    (mine,) = (await shelves(house, CHEN))["mine"]
    assert (mine["name"], mine["promise"]) == (CHEN.name, "finished")


async def test_colleagues_see_what_nobody_has_and_what_is_due(house: House) -> None:
    first = await house.accepted()
    second = await house.dispatched(WANG)
    house.work.staff.append(Post(SMITH.id, 1, Role.FRONT_DESK))
    assert numbers(await shelves(house, SMITH)) == {"free": [second.number]}, "the other has days to go"
    house.now = DUE - timedelta(minutes=59)
    assert numbers(await shelves(house, SMITH)) == {"due": [second.number, first.number]}
    await house.presses(CHEN, f"accept:{second.id}:1", chat=GROUP)
    await house.presses(CHEN, f"arrive:{second.id}:1", chat=GROUP)
    house.work.save(replace(house.ticket, promised_at=DUE - timedelta(minutes=30)))
    assert numbers(await shelves(house, SMITH)) == {"due": [second.number, first.number]}, "the most pressing first"


async def test_heads_see_all_of_their_department_and_no_other(house: House) -> None:
    repair = await house.accepted()
    await house.writes(WANG, NOISE)
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    complaint = house.ticket
    assert complaint.category == "noise"
    assert numbers(await shelves(house, HE)) == {"under_way": [repair.number]}
    assert numbers(await shelves(house, SUN)) == {"free": [complaint.number], "under_way": [repair.number]}


async def test_technicians_see_what_their_group_has_to_take(house: House) -> None:
    ticket = await house.dispatched(WANG)
    assert numbers(await shelves(house, ZHAO)) == {"free": [ticket.number]}
    await house.presses(ZHAO, f"card:{ticket.id}:1")
    assert [show.anew for show in house.work.shown if show.chat_id == ZHAO.id] == [True]
    assert house.work.on_show[-1].audience is Audience.GROUP


async def test_a_long_list_is_cut_with_a_count(house: House) -> None:
    ticket = await house.dispatched(WANG)
    for number in range(MOST + 2):
        house.work.add_ticket(replace(ticket, number=f"R-261123-1{number:02}"))
    (answer,) = (await house.writes(LI, "/desk")).messages
    found: Any = answer.params["shelves"]
    assert [(len(shelf["tickets"]), shelf["more"]) for shelf in found] == [(MOST, 3)]
    (rest,) = (await house.presses(LI, f"shelf:0:0:free-{MOST}", message=70)).messages
    remaining: Any = rest.params["shelves"]
    assert [(len(shelf["tickets"]), shelf["more"], shelf["start"]) for shelf in remaining] == [(3, 0, MOST)]
    assert rest.edit == 70
    (back,) = (await house.presses(LI, "shelf:0:0:-0", message=70)).messages
    assert (back.edit, back.params) == (70, answer.params)


async def test_a_rest_that_is_gone_shows_the_whole_list(house: House) -> None:
    await house.dispatched(WANG)
    (answer,) = (await house.presses(LI, f"shelf:0:0:mine-{MOST}", message=70)).messages
    found: Any = answer.params["shelves"]
    assert [shelf["what"] for shelf in found] == ["free"]


@pytest.mark.parametrize("argument", ["", "due", "due-x", "nothing-6", "due-99999999999999999999"])
async def test_shelves_that_no_button_names_are_forged(house: House, argument: str) -> None:
    assert toast(await house.presses(LI, f"shelf:0:0:{argument}")) == "forged"


async def test_the_rest_is_for_staff_as_well(house: House) -> None:
    assert toast(await house.presses(WANG, "shelf:0:0:due-6")) == "not_yours"


async def test_the_urgent_comes_first_and_then_what_is_due_first(house: House) -> None:
    routine = await house.dispatched(WANG)
    urgent = [replace(routine, urgency=Urgency.URGENT, number=f"R-{n}", dispatched_at=MORNING) for n in range(2)]
    house.work.add_ticket(replace(urgent[0], dispatched_at=MORNING + timedelta(minutes=5)))
    house.work.add_ticket(urgent[1])
    house.work.add_ticket(replace(routine, urgency=Urgency.EMERGENCY, number="R-9"))
    assert numbers(await shelves(house, LI)) == {"due": ["R-9"], "free": ["R-1", "R-0", routine.number]}
    house.passes(minutes=30)
    assert numbers(await shelves(house, LI)) == {"due": ["R-9", "R-1", "R-0", routine.number]}


async def test_what_is_mine_is_apart_from_what_nobody_has(house: House) -> None:
    mine = await house.accepted()
    free = await house.dispatched(WANG)
    assert numbers(await shelves(house, LI)) == {"mine": [mine.number], "free": [free.number]}


async def test_nothing_open_is_said_as_well(house: House) -> None:
    assert await shelves(house, LI) == {}
    await house.signed()
    assert await shelves(house, LI) == {}, "what is closed does not wait"


@pytest.mark.parametrize("who", [WANG, STRANGER])
async def test_the_list_is_for_staff(house: House, who: Person) -> None:
    ticket = await house.dispatched(WANG)
    (refused,) = (await house.writes(who, "/desk")).messages
    assert refused.params["reason"] == "not_yours"
    assert toast(await house.presses(who, f"card:{ticket.id}:1")) == "not_yours"


@pytest.mark.parametrize(("who", "audience"), [(LI, Audience.DESK), (HE, Audience.SUPERVISOR)])
async def test_the_button_sends_the_card_anew(house: House, who: Person, audience: Audience) -> None:
    ticket = await house.dispatched(WANG)
    shown = len(house.work.shown)
    await house.presses(who, f"card:{ticket.id}:1")
    (show,) = house.work.shown[shown:]
    assert (show.chat_id, show.audience, show.anew) == (who.id, audience, True)


async def test_a_card_that_was_shown_before_comes_again_as_it_was(house: House) -> None:
    house.work.bound.clear()
    house.work.staff = [Post(HE.id, 1, Role.ADMINISTRATOR)]
    ticket = await house.dispatched(WANG)
    await house.presses(HE, f"card:{ticket.id}:1")
    assert house.work.shown[-1].audience is Audience.DESK, "as the front desk, for which the administrator stands in"


async def test_a_card_of_no_ticket_is_gone(house: House) -> None:
    assert toast(await house.presses(LI, "card:99:1")) == "gone"
    with pytest.raises(NoSuchTicket):
        house.work.ticket(99)


async def test_the_front_desk_goes_on_and_off_duty(house: House) -> None:
    house.work.staff.append(Post(SMITH.id, 1, Role.FRONT_DESK))
    (answer,) = (await house.writes(LI, "/duty")).messages
    assert (answer.template, answer.params) == ("staff/duty", {"on": True})
    (answer,) = (await house.presses(LI, "duty:0:0:off", message=70)).messages
    assert (answer.edit, answer.params) == (70, {"on": False})
    assert (await house.dispatched(WANG)).owner_id == SMITH.id
    (answer,) = (await house.writes(LI, "/duty on")).messages
    assert answer.params == {"on": True}
    await house.writes(SMITH, "/duty OFF")
    assert (await house.dispatched(WANG)).owner_id == LI.id
    assert toast(await house.presses(LI, "duty:0:0:maybe")) == "forged"


@pytest.mark.parametrize("who", [HE, CHEN, WANG])
async def test_only_the_front_desk_has_duty(house: House, who: Person) -> None:
    for words in ("/duty", "/duty off"):
        assert replies(await house.writes(who, words)) == ["common/refused"]
    assert toast(await house.presses(who, "duty:0:0:off")) == "not_yours"
    assert all(post.on_duty for post in house.work.staff)


@pytest.mark.parametrize(
    ("link", "template"),
    [("desk", "staff/desk"), ("duty", "staff/duty"), ("bind", "staff/bind_where"), ("start", "resident/welcome")],
)
async def test_links_from_a_group_lead_to_what_the_command_shows(house: House, link: str, template: str) -> None:
    assert replies(await house.writes(LI, f"/start {link}")) == [template]
