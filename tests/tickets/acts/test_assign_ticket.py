"""Who was given a job is told, and so is whoever had it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.cast import CHEN, GUO, LI, MORNING, NIGHT, PLUMBERS, SUN, WANG, ZHAO
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, accepted, contact, dispatched
from tickets.acts.assign_ticket import assign_ticket
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.take_in import take_in
from tickets.outgoing import Audience
from tickets.ticket import Kind, Ticket

LATER = NIGHT + timedelta(minutes=6)


def test_the_assignee_and_the_group_are_told(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    assign_ticket(work, ticket.id, by=SUN.id, at=LATER, assignee_id=CHEN.id)
    assert work.news(Audience.GROUP, CHEN.id) == ["yours"]
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "assigned"
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "assigned"


def test_whom_the_bot_may_not_write_to_is_named_in_the_group_only(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    assign_ticket(work, ticket.id, by=SUN.id, at=LATER, assignee_id=ZHAO.id)
    assert work.news(Audience.GROUP, ZHAO.id) == []
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[-1] == "assigned"


def held_at_the_desk(work: MemoryUnitOfWork) -> Ticket:
    complaint = replace(DRIP, kind=Kind.COMPLAINT, category="noise")
    return dispatched(work, complaint, at=MORNING)


def test_a_colleague_of_the_office_is_told_in_private(work: MemoryUnitOfWork) -> None:
    ticket = held_at_the_desk(work)
    assign_ticket(work, ticket.id, by=LI.id, at=MORNING, assignee_id=GUO.id)
    assert work.news(Audience.DESK, GUO.id) == ["yours"]
    assert work.news(Audience.DESK, LI.id) == ["", "assigned"]
    (show,) = [show for show in work.shown if show.chat_id == GUO.id]
    assert show.fallback == "desk", "who gave it hears when it does not arrive"


def test_who_takes_it_themselves_is_told_once(work: MemoryUnitOfWork) -> None:
    ticket = held_at_the_desk(work)
    assign_ticket(work, ticket.id, by=LI.id, at=MORNING, assignee_id=LI.id)
    assert work.news(Audience.DESK, LI.id) == ["", "yours"]


def test_whoever_had_it_need_not_go(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    assign_ticket(work, ticket.id, by=SUN.id, at=LATER, assignee_id=ZHAO.id)
    (told,) = work.messages
    assert (told.chat_id, told.template, told.params["name"]) == (CHEN.id, "staff/relieved", ZHAO.name)
    assign_ticket(work, ticket.id, by=SUN.id, at=LATER, assignee_id=CHEN.id)
    assert len(work.messages) == 1, "Zhao never pressed start; the group's card says it"
    assign_ticket(work, ticket.id, by=SUN.id, at=LATER, assignee_id=CHEN.id)
    assert len(work.messages) == 1, "nobody was relieved"


def test_the_assignee_gets_the_pictures_too(work: MemoryUnitOfWork) -> None:
    taken = take_in(work, contact(BURST, "爆了 3-2-1201", PHOTO), by=WANG.id, property_id=1, at=NIGHT)
    assert taken.ticket is not None
    ticket = confirm_ticket(work, taken.ticket.id, by=WANG.id, at=NIGHT)
    assign_ticket(work, ticket.id, by=SUN.id, at=LATER, assignee_id=CHEN.id)
    assert [photos.chat_id for photos in work.photos] == [PLUMBERS.chat_id, CHEN.id]
