"""The work, its check by the resident, the rating."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, HE, LIAO, NIGHT, PLUMBERS, STRANGER, SUN, WANG, ZHAO
from tests.memory_desk import MemoryDesk
from tests.tickets.acts.stories import PHOTO, accepted, contact, done
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.cancel_ticket import cancel_ticket, nudge_ticket
from tickets.acts.finish_ticket import arrive, finish_ticket
from tickets.acts.rate_ticket import choose_reason, comment_rating, rate_ticket
from tickets.acts.sign_ticket import reject_work, sign_ticket
from tickets.contact import Reading
from tickets.facts import RatingExplained
from tickets.refusals import AlreadyTaken, NotNow, NotYours, Outdated, TooSoon
from tickets.telling import Audience
from tickets.ticket import State

LATER = NIGHT + timedelta(hours=1)


def test_from_accepted_to_signed_and_rated(desk: MemoryDesk) -> None:
    ticket = done(desk)
    assert (ticket.state, ticket.next_deadline_at) == (State.DONE, None)
    assert desk.news(Audience.RESIDENT, WANG.id)[-3:] == ["accepted", "arrived", "done"]
    assert sign_ticket(desk, ticket.id, by=WANG.id, at=LATER).state is State.CLOSED
    assert rate_ticket(desk, ticket.id, by=WANG.id, at=LATER, rating=5).rating == 5
    assert desk.happened(ticket.id)[-4:] == ["TechnicianArrived", "WorkDone", "WorkSigned", "TicketRated"]


def test_only_whoever_has_the_job_moves_it_on(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    for act in (arrive, finish_ticket):
        with pytest.raises(AlreadyTaken):
            act(desk, ticket.id, by=ZHAO.id, at=LATER)
    assert arrive(desk, ticket.id, by=HE.id, at=LATER).state is State.ON_SITE


def test_the_pictures_of_the_work_go_to_the_resident(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    evidence = replace(contact(Reading(), "", PHOTO), replies_to=ticket.id)
    add_to_ticket(desk, ticket.id, evidence, by=CHEN.id, at=LATER)
    finish_ticket(desk, ticket.id, by=CHEN.id, at=LATER)
    assert [photos.chat_id for photos in desk.photos] == [WANG.id]


def test_not_solved_goes_back_to_the_same_group_and_the_supervisor_hears(desk: MemoryDesk) -> None:
    ticket = done(desk)
    again = reject_work(desk, ticket.id, by=WANG.id, at=LATER, contact=contact(Reading(), "还在滴"))
    assert (again.state, again.group_id, again.round, again.assignee_id) == (State.DISPATCHED, PLUMBERS.id, 2, None)
    assert again.dispatched_at == LATER
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "rejected"
    assert desk.news(Audience.SUPERVISOR, SUN.id) == ["rejected"]
    assert "WorkDone" in desk.happened(ticket.id)


@pytest.mark.parametrize(("typed", "more"), [("还在滴", 1), (None, 0)], ids=["typed", "pressed"])
def test_not_solved_is_answered_below_what_the_resident_typed(desk: MemoryDesk, typed: str | None, more: int) -> None:
    ticket = done(desk)
    before = len(desk.news(Audience.RESIDENT, WANG.id))
    reject_work(desk, ticket.id, by=WANG.id, at=LATER, contact=contact(Reading(), typed) if typed else None)
    assert len(desk.news(Audience.RESIDENT, WANG.id)) == before + more


def test_only_the_resident_signs_rejects_and_rates_and_only_once(desk: MemoryDesk) -> None:
    ticket = done(desk)
    with pytest.raises(NotYours):
        sign_ticket(desk, ticket.id, by=LIAO.id, at=LATER)
    with pytest.raises(NotYours):
        reject_work(desk, ticket.id, by=CHEN.id, at=LATER)
    with pytest.raises(NotNow):
        rate_ticket(desk, ticket.id, by=WANG.id, at=LATER, rating=5)
    sign_ticket(desk, ticket.id, by=WANG.id, at=LATER)
    with pytest.raises(ValueError, match="1 to 5"):
        rate_ticket(desk, ticket.id, by=WANG.id, at=LATER, rating=6)
    rate_ticket(desk, ticket.id, by=WANG.id, at=LATER, rating=1)
    with pytest.raises(NotNow):
        rate_ticket(desk, ticket.id, by=WANG.id, at=LATER, rating=5)


def test_a_low_rating_is_explained(desk: MemoryDesk) -> None:
    ticket = done(desk)
    sign_ticket(desk, ticket.id, by=WANG.id, at=LATER)
    with pytest.raises(NotNow):
        choose_reason(desk, ticket.id, by=WANG.id, at=LATER, reason="manner")
    rate_ticket(desk, ticket.id, by=WANG.id, at=LATER, rating=2)
    for reason in ("manner", "charge", "quality", "quality"):
        choose_reason(desk, ticket.id, by=WANG.id, at=LATER, reason=reason)
    assert [fact.reasons for fact in desk.history if isinstance(fact, RatingExplained)][-1] == ("manner", "charge")
    comment_rating(desk, ticket.id, by=WANG.id, at=LATER, contact=contact(Reading(), "来得太晚"))
    assert "太晚" not in repr(desk.history)


def test_a_cancelled_ticket_says_so_to_the_technicians_and_ends(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    cancelled = cancel_ticket(desk, ticket.id, by=WANG.id, at=LATER)
    assert (cancelled.state, cancelled.next_deadline_at) == (State.CANCELLED, None)
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "cancelled"
    with pytest.raises(NotNow):
        finish_ticket(desk, ticket.id, by=CHEN.id, at=LATER)


def test_nudges_reach_the_group_once_in_a_while_and_the_supervisor_from_the_third(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    for count in range(3):
        nudge_ticket(desk, ticket.id, by=WANG.id, at=LATER + timedelta(minutes=10 * count))
    with pytest.raises(TooSoon) as refused:
        nudge_ticket(desk, ticket.id, by=WANG.id, at=LATER + timedelta(minutes=21))
    assert refused.value.again_at == LATER + timedelta(minutes=30)
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id)[-3:] == ["nudged"] * 3
    assert desk.news(Audience.SUPERVISOR, SUN.id) == ["nudged"]
    assert desk.ticket(ticket.id).nudges == 3


def test_of_an_earlier_round_a_stranger_learns_nothing(desk: MemoryDesk) -> None:
    ticket = done(desk)
    for check in (sign_ticket, reject_work):
        with pytest.raises(NotYours):
            check(desk, ticket.id, by=STRANGER.id, at=LATER, round_=ticket.round - 1)
        with pytest.raises(Outdated):
            check(desk, ticket.id, by=WANG.id, at=LATER, round_=ticket.round - 1)
