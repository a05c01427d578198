"""Staff look up what they can do here, and what they have to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.menu import staff_menu
from handlers.my import JOBS
from tests.cast import CHEN, EVERYTHING, GUO, HE, LI, LIAO, MORNING, STRANGER, SUN, WANG, ZHAO, ZHOU
from tests.handlers.house import GROUP, House, replies
from tickets.people import Person, Role


@pytest.mark.parametrize(
    ("who", "role"),
    [
        (CHEN, Role.TECHNICIAN),
        (LI, Role.FRONT_DESK),
        (HE, Role.HEAD),
        (SUN, Role.SUPERVISOR),
        (ZHOU, Role.MANAGER),
        (GUO, Role.ADMINISTRATOR),
    ],
)
async def test_help_says_to_each_what_is_theirs(house: House, who: Person, role: Role) -> None:
    (answer,) = (await house.writes(who, "/help")).messages
    assert (answer.template, answer.params["roles"]) == ("staff/help", [role.value])
    assert answer.params["commands"] == list(staff_menu([role]))


async def test_help_tells_of_several_roles_and_a_group_of_what_works_there(house: House) -> None:
    house.work.add_technician(EVERYTHING.id, LI.id, approved=True)
    (answer,) = (await house.presses(LI, "help:0:0")).messages
    assert answer.params["roles"] == ["technician", "front_desk"]
    assert replies(await house.writes(CHEN, "/help", chat=GROUP)) == ["staff/help_group"]
    assert replies(await house.writes(STRANGER, "/help")) == ["resident/help"]


async def jobs(house: House, who: Person) -> tuple[dict[str, Any], int]:
    """A technician's list."""
    (answer,) = (await house.writes(who, "/my")).messages
    assert answer.template == "staff/jobs"
    listed: Any = answer.params
    return listed["jobs"], listed["free"]


async def test_a_technician_sees_the_jobs_in_hand(house: House) -> None:
    house.now = MORNING
    ticket = await house.accepted()
    waiting = await house.dispatched(WANG)
    shelf, free = await jobs(house, CHEN)
    (job,) = shelf["tickets"]
    assert (job["number"], job["state"], job["promise"]) == (ticket.number, "accepted", "finished")
    assert (job["place"]["room"], job["due_at"], job["late"]) == (
        "1201",
        (MORNING + timedelta(days=3)).isoformat(),
        False,
    )
    assert free == 1
    assert await jobs(house, ZHAO) == ({"what": "mine", "tickets": [], "more": 0, "start": 0, "tasks": []}, 1), (
        "nothing that is another's"
    )
    await house.presses(CHEN, f"accept:{waiting.id}:1", chat=GROUP)
    shelf, free = await jobs(house, CHEN)
    assert ([each["id"] for each in shelf["tickets"]], free) == ([ticket.id, waiting.id], 0)


async def test_a_long_list_of_jobs_is_cut_with_a_count(house: House) -> None:
    ticket = await house.accepted()
    for number in range(JOBS):
        house.work.add_ticket(replace(ticket, number=f"R-261123-1{number:02}"))
    shelf, _ = await jobs(house, CHEN)
    assert (len(shelf["tickets"]), shelf["more"]) == (JOBS, 1)


@pytest.mark.parametrize("who", [LI, HE, SUN, ZHOU])
async def test_the_office_sees_what_waits_for_them(house: House, who: Person) -> None:
    ticket = await house.dispatched(WANG)
    (answer,) = (await house.writes(who, "/my")).messages
    shelves: Any = answer.params["shelves"]
    assert answer.template == "staff/desk"
    assert [each["number"] for shelf in shelves for each in shelf["tickets"]] == [ticket.number]


async def test_what_staff_reported_themselves_comes_below(house: House) -> None:
    own = await house.dispatched(CHEN)
    house.work.add_technician(EVERYTHING.id, STRANGER.id, approved=True)
    first, second = (await house.presses(CHEN, "my:0:0")).messages
    assert (first.template, second.template) == ("staff/jobs", "resident/my")
    listed: Any = second.params["tickets"]
    assert [each["number"] for each in listed] == [own.number]
    assert replies(await house.writes(LI, "/my")) == ["staff/desk"]
    assert replies(await house.writes(LIAO, "/my")) == ["resident/my"]
    assert replies(await house.writes(STRANGER, "/my")) == ["staff/jobs"]
