"""A technician takes a job, or gives it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, HE, LI, NIGHT, PLUMBERS, STRANGER, WANG, ZHAO
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import DRIP, accepted, dispatched
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.hand_back_ticket import hand_back_ticket
from tickets.facts import TicketAccepted
from tickets.outgoing import Audience
from tickets.records import Source
from tickets.refusals import AlreadyTaken, NoSuchTicket, NotYours, Outdated
from tickets.ticket import State

LATER = NIGHT + timedelta(minutes=2)


def test_the_first_press_wins_and_the_second_hears_who_has_it(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    accept_ticket(work, ticket.id, by=CHEN.id, at=LATER)
    with pytest.raises(AlreadyTaken) as refused:
        accept_ticket(work, ticket.id, by=ZHAO.id, at=LATER)
    assert refused.value.ticket.assignee_id == CHEN.id
    assert [fact.by for fact in work.history if isinstance(fact, TicketAccepted)] == [CHEN.id]


def test_the_resident_hears_who_comes_and_the_group_card_changes_in_place(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    assert ticket.state is State.ACCEPTED
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "accepted"
    last = [show for show in work.shown if show.chat_id == PLUMBERS.chat_id][-1]
    assert not last.anew


@pytest.mark.parametrize("who", [STRANGER, WANG], ids=["stranger", "the resident"])
def test_nobody_outside_the_group_and_the_office_takes_it(work: MemoryUnitOfWork, who: object) -> None:
    ticket = dispatched(work)
    with pytest.raises(NotYours):
        accept_ticket(work, ticket.id, by=getattr(who, "id"), at=LATER)  # noqa: B009 - any of the cast
    assert work.ticket(ticket.id).state is State.DISPATCHED


def test_the_head_of_another_department_does_not_take_it(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, replace(DRIP, category="elevator"))
    with pytest.raises(NotYours):
        accept_ticket(work, ticket.id, by=HE.id, at=LATER)


def test_the_front_desk_may_take_what_no_group_has(work: MemoryUnitOfWork) -> None:
    work.bound.clear()
    ticket = dispatched(work)
    assert ticket.group_id is None
    assert accept_ticket(work, ticket.id, by=LI.id, at=LATER).assignee_id == LI.id


def test_a_button_of_an_earlier_round_is_outdated(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    hand_back_ticket(work, ticket.id, by=CHEN.id, at=LATER, reason="缺配件", source=Source(CHEN.id, 5))
    with pytest.raises(Outdated):
        accept_ticket(work, ticket.id, by=ZHAO.id, at=LATER, assignment_no=ticket.round)


def test_a_ticket_that_does_not_exist(work: MemoryUnitOfWork) -> None:
    with pytest.raises(NoSuchTicket):
        accept_ticket(work, 404, by=CHEN.id, at=LATER)
