"""The resident checks the work and signs it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import CHEN, LIAO, NIGHT, STRANGER, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import done
from tickets.acts.rate_ticket import rate_ticket
from tickets.acts.reject_work import reject_work
from tickets.acts.sign_ticket import sign_ticket
from tickets.refusals import NotNow, NotYours, Outdated

LATER = NIGHT + timedelta(hours=1)


def test_only_the_resident_signs_rejects_and_rates_and_only_once(work: MemoryUnitOfWork) -> None:
    ticket = done(work)
    with pytest.raises(NotYours):
        sign_ticket(work, ticket.id, by=LIAO.id, at=LATER)
    with pytest.raises(NotYours):
        reject_work(work, ticket.id, by=CHEN.id, at=LATER)
    with pytest.raises(NotNow):
        rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=5)
    sign_ticket(work, ticket.id, by=WANG.id, at=LATER)
    with pytest.raises(ValueError, match="1 to 5"):
        rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=6)
    rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=1)
    with pytest.raises(NotNow):
        rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=5)


def test_of_an_earlier_round_a_stranger_learns_nothing(work: MemoryUnitOfWork) -> None:
    ticket = done(work)
    for check in (sign_ticket, reject_work):
        with pytest.raises(NotYours):
            check(work, ticket.id, by=STRANGER.id, at=LATER, assignment_no=ticket.round - 1)
        with pytest.raises(Outdated):
            check(work, ticket.id, by=WANG.id, at=LATER, assignment_no=ticket.round - 1)
