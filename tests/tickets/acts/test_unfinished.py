"""Drafts that nobody comes back to: not lost, and never sent to the technicians (IN13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import LI, LIAO, NIGHT
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import DRIP, drafted
from tickets.acts.correct_ticket import set_category, set_kind
from tickets.acts.keep_promises import keep_promises
from tickets.acts.take_in import begin_report
from tickets.outgoing import Audience
from tickets.ticket import Kind, State, Ticket, Urgency


def unfinished(work: MemoryUnitOfWork, draft: Ticket) -> Ticket:
    """Nobody comes back to the draft, which is offered once and then goes where it belongs."""
    while work.ticket(draft.id).state is State.DRAFT:
        due = work.ticket(draft.id).next_deadline_at
        assert due is not None
        assert due <= NIGHT + timedelta(hours=1), "nobody waits for it any longer"
        keep_promises(work, draft.id, at=due)
    return work.ticket(draft.id)


@pytest.mark.rule("IN13")
@pytest.mark.parametrize("urgency", [Urgency.ROUTINE, Urgency.URGENT])
def test_what_a_resident_on_file_left_unfinished_goes_to_the_desk_too(work: MemoryUnitOfWork, urgency: Urgency) -> None:
    ticket = unfinished(work, drafted(work, replace(DRIP, urgency=urgency)))
    assert (ticket.state, ticket.unconfirmed, ticket.group_id) == (State.DISPATCHED, True, None)
    assert work.news(Audience.DESK, LI.id) == [""]


@pytest.mark.rule("IN13")
def test_a_guided_draft_without_words_goes_to_the_desk_as_it_stands(work: MemoryUnitOfWork) -> None:
    draft = begin_report(work, by=LIAO.id, property_id=1, at=NIGHT)
    set_kind(work, draft.id, by=LIAO.id, at=NIGHT, kind=Kind.REPAIR)
    set_category(work, draft.id, by=LIAO.id, at=NIGHT, category="plumbing")
    ticket = unfinished(work, draft)
    assert (ticket.state, ticket.category, ticket.group_id) == (State.DISPATCHED, "plumbing", None)
    assert work.news(Audience.DESK, LI.id) == [""]


def test_a_draft_of_which_nothing_was_given_lapses_and_says_so(work: MemoryUnitOfWork) -> None:
    ticket = unfinished(work, begin_report(work, by=LIAO.id, property_id=1, at=NIGHT))
    assert ticket.state is State.DROPPED
    assert [card.news for card in work.cards(ticket.id)] == ["lapsed"]
