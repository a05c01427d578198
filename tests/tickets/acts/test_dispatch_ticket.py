"""A draft gets its number and goes to those who put it right: never to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import ESTATE, EVERYTHING, GUO, HE, LI, LIAO, MORNING, NIGHT, PLUMBERS, SUN, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, dispatched, drafted
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.outgoing import Audience
from tickets.people import Person, Post, Role
from tickets.premises import Property
from tickets.ticket import Kind, Location, State


def test_a_confirmed_draft_is_numbered_owned_and_with_the_right_group(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    assert (ticket.state, ticket.number) == (State.DISPATCHED, "R-261123-001")
    assert (ticket.group_id, ticket.owner_id, ticket.unconfirmed) == (PLUMBERS.id, LI.id, False)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id) == [""]
    assert work.news(Audience.SUPERVISOR, HE.id) == ["immediate"]
    assert work.happened(ticket.id)[-3:] == ["TicketOpened", "OwnerNamed", "TicketDispatched"]


def test_numbers_run_through_the_day_of_the_estates_zone(work: MemoryUnitOfWork) -> None:
    numbers = [dispatched(work, DRIP, at=NIGHT + timedelta(days=days)).number for days in (0, 0, 1)]
    assert numbers == ["R-261123-001", "R-261123-002", "R-261124-001"]


def test_with_several_estates_the_short_code_follows_the_letter(work: MemoryUnitOfWork) -> None:
    work.estates[:] = [replace(ESTATE, code="B"), Property(2, "湖畔", "H")]
    assert dispatched(work).number == "RB-261123-001"


def test_another_trade_goes_to_the_group_that_takes_everything_in_its_topic(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, replace(DRIP, category="elevator"), at=MORNING)
    assert ticket.group_id == EVERYTHING.id
    card = work.card(ticket.id, Audience.GROUP, EVERYTHING.chat_id)
    assert card is not None
    assert card.thread_id == EVERYTHING.thread_id


def test_a_complaint_goes_to_the_front_desk(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, replace(DRIP, kind=Kind.COMPLAINT, category="noise", place=Location()), at=MORNING)
    assert ticket.group_id is None
    assert work.news(Audience.DESK, LI.id) == [""]


@pytest.mark.parametrize(
    ("left", "expected"),
    [((Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR), SUN), ((Role.ADMINISTRATOR,), GUO)],
    ids=["no front desk", "only the administrator"],
)
def test_unbound_it_goes_on_up_to_the_administrator(
    work: MemoryUnitOfWork, left: tuple[Role, ...], expected: Person
) -> None:
    work.bound.clear()
    work.staff[:] = [post for post in work.staff if post.role in left]
    ticket = dispatched(work)
    assert ticket.owner_id == expected.id
    assert work.news(Audience.DESK, expected.id) == [""]


def test_the_front_desk_on_duty_owns_before_the_one_that_is_not(work: MemoryUnitOfWork) -> None:
    work.staff[:] = [replace(p, on_duty=False) if p.person_id == LI.id else p for p in work.staff]
    work.staff.append(Post(GUO.id, 1, Role.FRONT_DESK))
    assert dispatched(work).owner_id == GUO.id


def test_a_clerk_who_cannot_be_reached_is_passed_over(work: MemoryUnitOfWork) -> None:
    work.bound.clear()
    work.people[LI.id] = replace(LI, reachable=False)
    ticket = dispatched(work)
    assert ticket.owner_id == SUN.id
    assert work.news(Audience.DESK, LI.id) == []
    work.staff.append(Post(GUO.id, 1, Role.FRONT_DESK, on_duty=False))
    assert dispatched(work).owner_id == GUO.id, "another clerk comes before the supervisor"


def test_nothing_of_a_dispatch_is_without_a_fallback(work: MemoryUnitOfWork) -> None:
    for reading in (BURST, replace(DRIP, kind=Kind.COMPLAINT, category="noise")):
        dispatched(work, reading)
    anew = {(show.audience, show.fallback) for show in work.shown if show.anew and show.view == ""}
    cards = {(Audience.GROUP, "desk"), (Audience.SUPERVISOR, "upward"), (Audience.DESK, "upward")}
    assert anew - {(Audience.RESIDENT, "")} == cards


def test_unconfirmed_it_goes_to_the_group_only_from_a_resident_on_file(work: MemoryUnitOfWork) -> None:
    known = dispatch_ticket(work, drafted(work), by=None, at=NIGHT + timedelta(minutes=1))
    assert (known.group_id, known.unconfirmed) == (PLUMBERS.id, True)
    unknown = dispatch_ticket(work, drafted(work, by=LIAO), by=None, at=NIGHT + timedelta(minutes=1))
    assert (unknown.group_id, unknown.owner_id) == (None, LI.id)


def test_unconfirmed_its_resident_hears_of_it_below(work: MemoryUnitOfWork) -> None:
    draft = drafted(work)
    before = len(work.news(Audience.RESIDENT, WANG.id))
    dispatch_ticket(work, draft, by=None, at=NIGHT + timedelta(minutes=1))
    assert len(work.news(Audience.RESIDENT, WANG.id)) == before + 1
