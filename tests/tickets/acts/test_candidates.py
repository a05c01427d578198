"""Whom a ticket can be given to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import CHEN, EVERYTHING, GUO, HE, LI, MORNING, NIGHT, PLUMBERS, STRANGER, SUN, WANG, ZHAO, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, contact, dispatched
from tickets.acts.assign_ticket import assign_ticket
from tickets.acts.candidates import candidates
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.take_in import take_in
from tickets.outgoing import Audience
from tickets.people import Person, Role
from tickets.refusals import NotYours, PlaceMissing
from tickets.ticket import Kind, Location, State, Ticket


def at_the_desk(work: MemoryUnitOfWork) -> Ticket:
    """A burst pipe that the desk holds, with its place and a picture."""
    taken = take_in(work, contact(BURST, "爆了 3-2-1201", PHOTO), by=WANG.id, property_id=1, at=NIGHT)
    assert taken.ticket is not None
    work.bound = []
    ticket = confirm_ticket(work, taken.ticket.id, by=WANG.id, at=NIGHT)
    work.bound = [EVERYTHING, PLUMBERS]
    work.crew.add((EVERYTHING.id, STRANGER.id))
    return ticket


def off_duty(work: MemoryUnitOfWork, person: Person) -> None:
    work.staff = [replace(post, on_duty=post.on_duty and post.person_id != person.id) for post in work.staff]


def test_what_lies_at_the_desk_can_go_to_technicians_those_of_its_trade_first(work: MemoryUnitOfWork) -> None:
    ticket = at_the_desk(work)
    off_duty(work, LI)
    found = [(each.person, each.role, each.on_duty) for each in candidates(work, ticket)]
    assert found == [
        (CHEN, Role.TECHNICIAN, True),
        (ZHAO, Role.TECHNICIAN, True),
        (HE, Role.HEAD, True),
        (SUN, Role.SUPERVISOR, True),
        (ZHOU, Role.MANAGER, True),
        (GUO, Role.ADMINISTRATOR, True),
        (STRANGER, Role.TECHNICIAN, True),
        (LI, Role.FRONT_DESK, False),
    ]


def test_whoever_is_two_things_stands_where_they_are_first(work: MemoryUnitOfWork) -> None:
    ticket = at_the_desk(work)
    work.staff.append(replace(work.staff[0], person_id=CHEN.id, role=Role.FRONT_DESK, on_duty=False))
    first = candidates(work, ticket)[0]
    assert (first.person, first.role) == (CHEN, Role.TECHNICIAN)


def test_what_a_group_has_stays_in_it(work: MemoryUnitOfWork) -> None:
    assert [each.person for each in candidates(work, dispatched(work))] == [CHEN, ZHAO]


def test_a_complaint_is_passed_on_within_the_office_alone(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, replace(DRIP, kind=Kind.COMPLAINT, category="noise"), at=MORNING)
    people = [each.person for each in candidates(work, ticket)]
    assert people == [LI, HE, SUN, ZHOU, GUO]


@pytest.mark.parametrize("by", [SUN, ZHOU, LI], ids=lambda person: person.name)
def test_the_technician_gets_it_with_their_group(work: MemoryUnitOfWork, by: Person) -> None:
    ticket = at_the_desk(work)
    given = assign_ticket(work, ticket.id, by=by.id, at=NIGHT, assignee_id=CHEN.id)
    assert (given.state, given.group_id, given.assignee_id) == (State.ACCEPTED, PLUMBERS.id, CHEN.id)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id) == ["assigned"]
    assert work.news(Audience.GROUP, CHEN.id) == ["yours"]
    assert {photos.chat_id for photos in work.photos} >= {PLUMBERS.chat_id, CHEN.id}


def test_nobody_is_sent_where_nobody_could_find_it(work: MemoryUnitOfWork) -> None:
    ticket = replace(at_the_desk(work), place=Location())
    work.save(ticket)
    with pytest.raises(PlaceMissing):
        assign_ticket(work, ticket.id, by=SUN.id, at=NIGHT, assignee_id=CHEN.id)
    assert assign_ticket(work, ticket.id, by=SUN.id, at=NIGHT, assignee_id=LI.id).assignee_id == LI.id


def test_a_resident_is_nobody_to_give_it_to(work: MemoryUnitOfWork) -> None:
    with pytest.raises(NotYours):
        assign_ticket(work, at_the_desk(work).id, by=SUN.id, at=NIGHT, assignee_id=WANG.id)
