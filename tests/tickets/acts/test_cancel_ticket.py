"""The resident no longer needs it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import CHEN, NIGHT, PLUMBERS, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import accepted
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.finish_ticket import finish_ticket
from tickets.outgoing import Audience
from tickets.refusals import NotNow
from tickets.ticket import State

LATER = NIGHT + timedelta(hours=1)


def test_a_cancelled_ticket_says_so_to_the_technicians_and_ends(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    cancelled = cancel_ticket(work, ticket.id, by=WANG.id, at=LATER)
    assert (cancelled.state, cancelled.next_deadline_at) == (State.CANCELLED, None)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "cancelled"
    with pytest.raises(NotNow):
        finish_ticket(work, ticket.id, by=CHEN.id, at=LATER)
