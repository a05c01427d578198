"""The work, its check by the resident, the rating."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, HE, LIAO, NIGHT, PLUMBERS, STRANGER, SUN, WANG, ZHAO
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import PHOTO, accepted, contact, done
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.cancel_ticket import cancel_ticket, nudge_ticket
from tickets.acts.finish_ticket import arrive, finish_ticket
from tickets.acts.rate_ticket import choose_reason, comment_rating, rate_ticket
from tickets.acts.sign_ticket import reject_work, sign_ticket
from tickets.contact import Reading
from tickets.facts import RatingExplained
from tickets.outgoing import Audience
from tickets.refusals import AlreadyTaken, NotNow, NotYours, Outdated, TooSoon
from tickets.ticket import State

LATER = NIGHT + timedelta(hours=1)


def test_from_accepted_to_signed_and_rated(work: MemoryUnitOfWork) -> None:
    ticket = done(work)
    assert (ticket.state, ticket.next_deadline_at) == (State.DONE, None)
    assert work.news(Audience.RESIDENT, WANG.id)[-3:] == ["accepted", "arrived", "done"]
    assert sign_ticket(work, ticket.id, by=WANG.id, at=LATER).state is State.CLOSED
    assert rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=5).rating == 5
    assert work.happened(ticket.id)[-4:] == ["TechnicianArrived", "WorkDone", "WorkSigned", "TicketRated"]


def test_only_whoever_has_the_job_moves_it_on(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    for act in (arrive, finish_ticket):
        with pytest.raises(AlreadyTaken):
            act(work, ticket.id, by=ZHAO.id, at=LATER)
    assert arrive(work, ticket.id, by=HE.id, at=LATER).state is State.ON_SITE


def test_the_pictures_of_the_work_go_to_the_resident(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    evidence = replace(contact(Reading(), "", PHOTO), replies_to=ticket.id)
    add_to_ticket(work, ticket.id, evidence, by=CHEN.id, at=LATER)
    finish_ticket(work, ticket.id, by=CHEN.id, at=LATER)
    assert [photos.chat_id for photos in work.photos] == [WANG.id]


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


def test_a_low_rating_is_explained(work: MemoryUnitOfWork) -> None:
    ticket = done(work)
    sign_ticket(work, ticket.id, by=WANG.id, at=LATER)
    with pytest.raises(NotNow):
        choose_reason(work, ticket.id, by=WANG.id, at=LATER, reason="manner")
    rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=2)
    for reason in ("manner", "charge", "quality", "quality"):
        choose_reason(work, ticket.id, by=WANG.id, at=LATER, reason=reason)
    assert [fact.reasons for fact in work.history if isinstance(fact, RatingExplained)][-1] == ("manner", "charge")
    comment_rating(work, ticket.id, by=WANG.id, at=LATER, contact=contact(Reading(), "来得太晚"))
    assert "太晚" not in repr(work.history)


def test_a_cancelled_ticket_says_so_to_the_technicians_and_ends(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    cancelled = cancel_ticket(work, ticket.id, by=WANG.id, at=LATER)
    assert (cancelled.state, cancelled.next_deadline_at) == (State.CANCELLED, None)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "cancelled"
    with pytest.raises(NotNow):
        finish_ticket(work, ticket.id, by=CHEN.id, at=LATER)


def test_nudges_reach_the_group_once_in_a_while_and_the_supervisor_from_the_third(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    for count in range(3):
        nudge_ticket(work, ticket.id, by=WANG.id, at=LATER + timedelta(minutes=10 * count))
    with pytest.raises(TooSoon) as refused:
        nudge_ticket(work, ticket.id, by=WANG.id, at=LATER + timedelta(minutes=21))
    assert refused.value.again_at == LATER + timedelta(minutes=30)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[-3:] == ["nudged"] * 3
    assert work.news(Audience.SUPERVISOR, SUN.id) == ["nudged"]
    assert work.ticket(ticket.id).nudges == 3


def test_of_an_earlier_round_a_stranger_learns_nothing(work: MemoryUnitOfWork) -> None:
    ticket = done(work)
    for check in (sign_ticket, reject_work):
        with pytest.raises(NotYours):
            check(work, ticket.id, by=STRANGER.id, at=LATER, assignment_no=ticket.round - 1)
        with pytest.raises(Outdated):
            check(work, ticket.id, by=WANG.id, at=LATER, assignment_no=ticket.round - 1)
