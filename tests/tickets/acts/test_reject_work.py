"""The resident says that the work has not solved it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import NIGHT, PLUMBERS, SUN, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import contact, done
from tickets.acts.reject_work import reject_work
from tickets.contact import Reading
from tickets.outgoing import Audience
from tickets.ticket import State

LATER = NIGHT + timedelta(hours=1)


def test_not_solved_goes_back_to_the_same_group_and_the_supervisor_hears(work: MemoryUnitOfWork) -> None:
    ticket = done(work)
    again = reject_work(work, ticket.id, by=WANG.id, at=LATER, contact=contact(Reading(), "还在滴"))
    assert (again.state, again.group_id, again.round, again.assignee_id) == (State.DISPATCHED, PLUMBERS.id, 2, None)
    assert again.dispatched_at == LATER
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "rejected"
    assert work.news(Audience.SUPERVISOR, SUN.id) == ["rejected"]
    assert "WorkDone" in work.happened(ticket.id)


@pytest.mark.parametrize(("typed", "more"), [("还在滴", 1), (None, 0)], ids=["typed", "pressed"])
def test_not_solved_is_answered_below_what_the_resident_typed(
    work: MemoryUnitOfWork, typed: str | None, more: int
) -> None:
    ticket = done(work)
    before = len(work.news(Audience.RESIDENT, WANG.id))
    reject_work(work, ticket.id, by=WANG.id, at=LATER, contact=contact(Reading(), typed) if typed else None)
    assert len(work.news(Audience.RESIDENT, WANG.id)) == before + more
