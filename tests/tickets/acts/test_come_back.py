"""Opening again: who, how long after, to which group, and from when it is promised anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.policy.load import load_policy
from tests.cast import EVERYTHING, LIAO, MORNING, PLUMBERS, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tickets.acts.come_back import reopen_ticket
from tickets.refusals import NotNow, NotYours
from tickets.ticket import Kind, Location, State, Ticket, Urgency

CLOSED = Ticket(
    0,
    1,
    Kind.REPAIR,
    "plumbing",
    Urgency.ROUTINE,
    Location("3", "2", "1201"),
    MORNING,
    WANG.id,
    State.CLOSED,
    "R-261123-001",
    group_id=PLUMBERS.id,
    round=1,
    closed_at=MORNING,
    rating=5,
)
LAST = MORNING + timedelta(days=14)


@pytest.fixture
def work() -> MemoryUnitOfWork:
    """A desk with one closed ticket, of id 1."""
    work = MemoryUnitOfWork(load_policy())
    work.add_ticket(CLOSED)
    return work


def test_on_the_last_day_it_is_open_again_and_promised_anew(work: MemoryUnitOfWork) -> None:
    again = reopen_ticket(work, 1, by=WANG.id, at=LAST)
    assert (again.state, again.round, again.group_id, again.rating) == (State.DISPATCHED, 2, PLUMBERS.id, None)
    assert (again.reported_at, again.dispatched_at, again.watched_at) == (LAST, LAST, None)
    assert again.next_deadline_at is not None
    assert again.next_deadline_at > LAST
    assert work.happened(1) == ["TicketReopened"]


def test_after_that_it_is_not(work: MemoryUnitOfWork) -> None:
    with pytest.raises(NotNow):
        reopen_ticket(work, 1, by=WANG.id, at=LAST + timedelta(seconds=1))
    assert work.ticket(1).state is State.CLOSED


def test_by_nobody_else(work: MemoryUnitOfWork) -> None:
    with pytest.raises(NotYours):
        reopen_ticket(work, 1, by=LIAO.id, at=LAST)


def test_a_group_that_is_bound_no_more_has_a_successor(work: MemoryUnitOfWork) -> None:
    work.remove_group(PLUMBERS.id)
    assert reopen_ticket(work, 1, by=WANG.id, at=LAST).group_id == EVERYTHING.id
