"""A technician gives a job back, with a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import CHEN, HE, NIGHT, PLUMBERS, STRANGER, ZHAO
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import accepted
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.finish_ticket import finish_ticket, shown_work
from tickets.acts.hand_back_ticket import hand_back_ticket, may_hand_back
from tickets.facts import TicketHandedBack
from tickets.outgoing import Audience
from tickets.records import Source
from tickets.refusals import AlreadyTaken, NotYours, Outdated
from tickets.ticket import State

LATER = NIGHT + timedelta(minutes=2)


def test_a_job_given_back_waits_again_with_a_fresh_escalation_and_its_reason(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    back = hand_back_ticket(work, ticket.id, by=CHEN.id, at=LATER, reason="缺配件", source=Source(CHEN.id, 5))
    assert (back.state, back.assignee_id, back.rung, back.round) == (State.DISPATCHED, None, 0, 2)
    assert back.dispatched_at == LATER
    assert "缺配件" in [wording.text for wording in work.words(ticket.id)]
    fact = work.history[-1]
    assert isinstance(fact, TicketHandedBack)
    assert "缺配件" not in repr(fact)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "handed_back"


def test_only_whoever_has_it_or_its_head_gives_it_back(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    with pytest.raises(AlreadyTaken):
        hand_back_ticket(work, ticket.id, by=ZHAO.id, at=LATER, reason="不去", source=Source(ZHAO.id, 5))
    assert hand_back_ticket(work, ticket.id, by=HE.id, at=LATER, reason="换人", source=Source(HE.id, 6)).round == 2


def test_of_an_earlier_round_a_stranger_learns_nothing_and_a_colleague_how_it_stands(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    stale = ticket.round - 1
    for job in (arrive_on_site, finish_ticket, shown_work, may_hand_back):
        with pytest.raises(NotYours):
            job(work, ticket.id, by=STRANGER.id, at=LATER, assignment_no=stale)
        with pytest.raises(Outdated):
            job(work, ticket.id, by=ZHAO.id, at=LATER, assignment_no=stale)
