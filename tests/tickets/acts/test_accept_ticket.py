"""A technician takes a job, or gives it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, HE, LI, NIGHT, PLUMBERS, STRANGER, WANG, ZHAO
from tests.memory_desk import MemoryDesk
from tests.tickets.acts.stories import DRIP, accepted, dispatched
from tickets.acts.accept_ticket import accept_ticket, hand_back_ticket, may_hand_back
from tickets.acts.finish_ticket import arrive, finish_ticket, shown_work
from tickets.facts import TicketAccepted, TicketHandedBack
from tickets.records import Source
from tickets.refusals import AlreadyTaken, NoSuchTicket, NotYours, Outdated
from tickets.telling import Audience
from tickets.ticket import State

LATER = NIGHT + timedelta(minutes=2)


def test_the_first_press_wins_and_the_second_hears_who_has_it(desk: MemoryDesk) -> None:
    ticket = dispatched(desk)
    accept_ticket(desk, ticket.id, by=CHEN.id, at=LATER)
    with pytest.raises(AlreadyTaken) as refused:
        accept_ticket(desk, ticket.id, by=ZHAO.id, at=LATER)
    assert refused.value.ticket.assignee_id == CHEN.id
    assert [fact.by for fact in desk.history if isinstance(fact, TicketAccepted)] == [CHEN.id]


def test_the_resident_hears_who_comes_and_the_group_card_changes_in_place(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    assert ticket.state is State.ACCEPTED
    assert desk.news(Audience.RESIDENT, WANG.id)[-1] == "accepted"
    last = [show for show in desk.shown if show.chat_id == PLUMBERS.chat_id][-1]
    assert not last.anew


@pytest.mark.parametrize("who", [STRANGER, WANG], ids=["stranger", "the resident"])
def test_nobody_outside_the_group_and_the_office_takes_it(desk: MemoryDesk, who: object) -> None:
    ticket = dispatched(desk)
    with pytest.raises(NotYours):
        accept_ticket(desk, ticket.id, by=getattr(who, "id"), at=LATER)  # noqa: B009 - any of the cast
    assert desk.ticket(ticket.id).state is State.DISPATCHED


def test_the_head_of_another_department_does_not_take_it(desk: MemoryDesk) -> None:
    ticket = dispatched(desk, replace(DRIP, category="elevator"))
    with pytest.raises(NotYours):
        accept_ticket(desk, ticket.id, by=HE.id, at=LATER)


def test_the_front_desk_may_take_what_no_group_has(desk: MemoryDesk) -> None:
    desk.bound.clear()
    ticket = dispatched(desk)
    assert ticket.group_id is None
    assert accept_ticket(desk, ticket.id, by=LI.id, at=LATER).assignee_id == LI.id


def test_a_button_of_an_earlier_round_is_outdated(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    hand_back_ticket(desk, ticket.id, by=CHEN.id, at=LATER, reason="缺配件", source=Source(CHEN.id, 5))
    with pytest.raises(Outdated):
        accept_ticket(desk, ticket.id, by=ZHAO.id, at=LATER, round_=ticket.round)


def test_a_job_given_back_waits_again_with_a_fresh_ladder_and_its_reason(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    back = hand_back_ticket(desk, ticket.id, by=CHEN.id, at=LATER, reason="缺配件", source=Source(CHEN.id, 5))
    assert (back.state, back.assignee_id, back.rung, back.round) == (State.DISPATCHED, None, 0, 2)
    assert back.dispatched_at == LATER
    assert "缺配件" in [wording.text for wording in desk.words(ticket.id)]
    fact = desk.history[-1]
    assert isinstance(fact, TicketHandedBack)
    assert "缺配件" not in repr(fact)
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "handed_back"


def test_only_whoever_has_it_or_its_head_gives_it_back(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    with pytest.raises(AlreadyTaken):
        hand_back_ticket(desk, ticket.id, by=ZHAO.id, at=LATER, reason="不去", source=Source(ZHAO.id, 5))
    assert hand_back_ticket(desk, ticket.id, by=HE.id, at=LATER, reason="换人", source=Source(HE.id, 6)).round == 2


def test_a_ticket_that_does_not_exist(desk: MemoryDesk) -> None:
    with pytest.raises(NoSuchTicket):
        accept_ticket(desk, 404, by=CHEN.id, at=LATER)


def test_of_an_earlier_round_a_stranger_learns_nothing_and_a_colleague_how_it_stands(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    stale = ticket.round - 1
    for job in (arrive, finish_ticket, shown_work, may_hand_back):
        with pytest.raises(NotYours):
            job(desk, ticket.id, by=STRANGER.id, at=LATER, round_=stale)
        with pytest.raises(Outdated):
            job(desk, ticket.id, by=ZHAO.id, at=LATER, round_=stale)


def test_a_colleague_who_presses_for_another_hears_who_has_the_job(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    with pytest.raises(AlreadyTaken) as refused:
        arrive(desk, ticket.id, by=ZHAO.id, at=LATER, round_=ticket.round)
    assert refused.value.ticket.assignee_id == CHEN.id
    assert desk.ticket(ticket.id).state is State.ACCEPTED
