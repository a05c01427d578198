"""Two properties, two clerks, two heads of a trade, somebody off duty, somebody who left: who may, and who is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests import cast
from tests.cast import CHEN, FANG, GONE, LI, LIAO, MA, NIGHT, QIAN, TANG, WU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, accepted, dispatched, drafted
from tickets import life
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.approve_resident import approve_resident
from tickets.acts.assign_ticket import assign_ticket
from tickets.acts.finish_ticket import finish_ticket
from tickets.acts.keep_promises import keep_promises
from tickets.acts.set_new_time import offer_new_time
from tickets.acts.snooze_ticket import snooze_ticket
from tickets.people import Person, Post, Role
from tickets.policy import Policy
from tickets.refusals import NotNow, NotYours
from tickets.ticket import Location, Ticket

LATER = NIGHT + timedelta(minutes=2)


@pytest.fixture
def office(policy: Policy) -> MemoryUnitOfWork:
    """Both properties with all of their staff."""
    work = MemoryUnitOfWork(policy)
    work.staff += cast.MORE_STAFF
    work.people |= {each.id: each for each in cast.MORE_PEOPLE}
    work.estates.append(cast.OTHER_ESTATE)
    return work


def test_the_first_clerk_on_duty_owns_what_comes_in(office: MemoryUnitOfWork) -> None:
    assert dispatched(office).owner_id == LI.id
    office.add_post(Post(LI.id, 1, Role.FRONT_DESK, on_duty=False))
    assert dispatched(office, DRIP).owner_id == WU.id


def test_who_is_off_duty_owns_it_only_where_nobody_is_on_duty(office: MemoryUnitOfWork) -> None:
    for clerk in (LI, WU):
        office.staff = [post for post in office.staff if post.person_id != clerk.id]
    assert dispatched(office).owner_id == MA.id


Decision = Callable[[MemoryUnitOfWork, int, int], object]
DECISIONS: dict[str, Decision] = {
    "snooze": lambda work, ticket_id, by: snooze_ticket(work, ticket_id, by=by, at=LATER),
    "assign": lambda work, ticket_id, by: assign_ticket(work, ticket_id, by=by, at=LATER, assignee_id=CHEN.id),
    "new time": lambda work, ticket_id, by: offer_new_time(work, ticket_id, by=by, at=LATER, minutes=30),
}


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS.keys())
@pytest.mark.parametrize("who", [TANG, FANG, QIAN, GONE], ids=["other head", "other clerk", "other trade", "left"])
def test_nobody_from_elsewhere_decides(office: MemoryUnitOfWork, decision: Decision, who: Person) -> None:
    ticket = accepted(office)
    with pytest.raises(NotYours):
        decision(office, ticket.id, who.id)


@pytest.mark.parametrize("who", [TANG, FANG, GONE], ids=["other head", "other clerk", "left"])
def test_nobody_from_elsewhere_takes_a_job(office: MemoryUnitOfWork, who: Person) -> None:
    ticket = dispatched(office)
    with pytest.raises(NotYours):
        accept_ticket(office, ticket.id, by=who.id, at=LATER)


def _claimed(work: MemoryUnitOfWork, by: Person) -> Ticket:
    work.save_person(replace(by, unit_id=None, unit_approved=False))
    place = Location("3", "2", "1202")
    return dispatched(work, replace(BURST, place=place), by=by)


def test_staff_do_not_vouch_for_themselves(office: MemoryUnitOfWork) -> None:
    """She reported it as a resident, and became a clerk after."""
    office.staff = [post for post in office.staff if post.person_id != WU.id]
    ticket = _claimed(office, WU)
    office.add_post(Post(WU.id, 1, Role.FRONT_DESK))
    with pytest.raises(NotYours):
        approve_resident(office, ticket.id, by=WU.id, at=LATER)
    assert approve_resident(office, ticket.id, by=LI.id, at=LATER)[0].unit_approved


@pytest.mark.parametrize("who", [FANG, TANG, GONE], ids=["other clerk", "other head", "left"])
def test_nobody_from_elsewhere_vouches(office: MemoryUnitOfWork, who: Person) -> None:
    ticket = _claimed(office, LIAO)
    with pytest.raises(NotYours):
        approve_resident(office, ticket.id, by=who.id, at=LATER)


def test_accepting_begins_the_escalation_again(office: MemoryUnitOfWork) -> None:
    ticket = dispatched(office)
    climbed = keep_promises(office, ticket.id, at=NIGHT + timedelta(minutes=3))
    assert climbed.rung == 1
    taken = accept_ticket(office, ticket.id, by=CHEN.id, at=NIGHT + timedelta(minutes=4))
    assert (taken.rung, taken.rung_at) == (0, None)


def test_what_nobody_took_is_not_finished(office: MemoryUnitOfWork) -> None:
    ticket = dispatched(office)
    with pytest.raises(NotYours):
        finish_ticket(office, ticket.id, by=CHEN.id, at=LATER)
    with pytest.raises(NotNow):
        life.finish(ticket, CHEN.id, LATER)


@pytest.mark.parametrize("rating", [-1, 0, 6])
def test_a_rating_is_one_to_five(office: MemoryUnitOfWork, rating: int) -> None:
    ticket = drafted(office)
    with pytest.raises(ValueError, match="1 to 5"):
        life.rate(ticket, ticket.resident_id or 0, LATER, rating)
