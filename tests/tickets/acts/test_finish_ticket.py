"""The work, its check by the resident, the rating."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, HE, NIGHT, WANG, ZHAO
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import PHOTO, accepted, contact, done
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.finish_ticket import finish_ticket, shown_work
from tickets.acts.rate_ticket import choose_reason, comment_rating, rate_ticket
from tickets.acts.reject_work import reject_work
from tickets.acts.sign_ticket import sign_ticket
from tickets.contact import Reading
from tickets.facts import RatingExplained
from tickets.outgoing import Audience
from tickets.refusals import AlreadyTaken, NotNow
from tickets.ticket import State

LATER = NIGHT + timedelta(hours=1)


def test_from_accepted_to_signed_and_rated(work: MemoryUnitOfWork) -> None:
    ticket = done(work)
    assert (ticket.state, ticket.next_deadline_at) == (State.DONE, None)
    assert work.news(Audience.RESIDENT, WANG.id)[-3:] == ["accepted", "arrived", "done"]
    assert sign_ticket(work, ticket.id, by=WANG.id, at=LATER).state is State.CLOSED
    assert rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=5).rating == 5
    happened = [name for name in work.happened(ticket.id) if not name.startswith("Task")]
    assert happened[-4:] == ["TechnicianArrived", "WorkDone", "WorkSigned", "TicketRated"]


def test_only_whoever_has_the_job_moves_it_on(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    for act in (arrive_on_site, finish_ticket):
        with pytest.raises(AlreadyTaken):
            act(work, ticket.id, by=ZHAO.id, at=LATER)
    assert arrive_on_site(work, ticket.id, by=HE.id, at=LATER).state is State.ON_SITE


def test_the_pictures_of_the_work_go_to_the_resident(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    evidence = replace(contact(Reading(), "", PHOTO), replies_to=ticket.id)
    add_to_ticket(work, ticket.id, evidence, by=CHEN.id, at=LATER)
    finish_ticket(work, ticket.id, by=CHEN.id, at=LATER)
    assert [photos.chat_id for photos in work.photos] == [WANG.id]


def test_pictures_of_the_visit_before_show_nothing_of_this_one(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    before = replace(contact(Reading(), "", PHOTO), replies_to=ticket.id)
    add_to_ticket(work, ticket.id, before, by=CHEN.id, at=LATER)
    finish_ticket(work, ticket.id, by=CHEN.id, at=LATER)
    again = LATER + timedelta(hours=1)
    reject_work(work, ticket.id, by=WANG.id, at=again)
    accept_ticket(work, ticket.id, by=CHEN.id, at=again)
    assert shown_work(work, ticket.id, by=CHEN.id, at=again)[1] == 0
    sent = len(work.photos)
    finish_ticket(work, ticket.id, by=CHEN.id, at=again)
    assert len(work.photos) == sent


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
