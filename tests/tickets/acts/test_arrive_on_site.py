"""The technician is on site."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import CHEN, NIGHT, ZHAO
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import accepted
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.refusals import AlreadyTaken
from tickets.ticket import State

LATER = NIGHT + timedelta(minutes=2)


def test_a_colleague_who_presses_for_another_hears_who_has_the_job(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    with pytest.raises(AlreadyTaken) as refused:
        arrive_on_site(work, ticket.id, by=ZHAO.id, at=LATER, assignment_no=ticket.round)
    assert refused.value.ticket.assignee_id == CHEN.id
    assert work.ticket(ticket.id).state is State.ACCEPTED
