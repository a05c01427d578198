"""A low rating reaches those who answer for the work (SV1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, GUO, HE, MORNING, SUN, WANG, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import PHOTO, contact, done
from tickets.acts.rate_ticket import choose_reason, comment_rating, rate_ticket
from tickets.acts.sign_ticket import sign_ticket
from tickets.contact import Reading
from tickets.outgoing import Audience
from tickets.people import Person, Role
from tickets.ticket import Ticket

LATER = MORNING + timedelta(hours=1)


def rated(work: MemoryUnitOfWork, rating: int) -> Ticket:
    ticket = done(work, at=MORNING)
    sign_ticket(work, ticket.id, by=WANG.id, at=LATER)
    return rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=rating)


def told(work: MemoryUnitOfWork, person: Person) -> bool:
    return "low_rating" in work.news(Audience.SUPERVISOR, person.id)


@pytest.mark.parametrize(("rating", "low"), [(1, True), (3, True), (4, False), (5, False)])
def test_a_low_rating_reaches_the_supervisor_and_the_head(work: MemoryUnitOfWork, rating: int, low: bool) -> None:
    rated(work, rating)
    assert [told(work, each) for each in (SUN, HE, ZHOU, CHEN)] == [low, low, False, False]


@pytest.mark.parametrize(("threshold", "rating", "low"), [(2, 3, False), (2, 2, True), (4, 4, True), (0, 1, False)])
def test_the_office_decides_which_rating_is_low(work: MemoryUnitOfWork, threshold: int, rating: int, low: bool) -> None:
    work.policy = replace(work.policy, low_rating=threshold)
    rated(work, rating)
    assert told(work, SUN) == low


@pytest.mark.parametrize(
    ("filled", "reached"),
    [({Role.HEAD, Role.MANAGER, Role.ADMINISTRATOR}, [HE, ZHOU]), ({Role.ADMINISTRATOR}, [GUO])],
)
def test_without_a_supervisor_it_goes_upward(work: MemoryUnitOfWork, filled: set[Role], reached: list[Person]) -> None:
    work.staff = [post for post in work.staff if post.role in filled]
    rated(work, 2)
    assert [each for each in (HE, SUN, ZHOU, GUO) if told(work, each)] == reached


def test_reasons_and_comment_change_that_card_and_send_none_anew(work: MemoryUnitOfWork) -> None:
    ticket = rated(work, 2)
    before = len(work.shown)
    choose_reason(work, ticket.id, by=WANG.id, at=LATER, reason="quality")
    comment_rating(work, ticket.id, by=WANG.id, at=LATER, contact=contact(Reading(), "还在滴", PHOTO))
    mine = [show for show in work.shown[before:] if show.chat_id == SUN.id]
    assert [show.anew for show in mine] == [False, False]
    assert sorted(photos.chat_id for photos in work.photos if photos.chat_id > 0) == [HE.id, SUN.id]
