"""Where a ticket is, named or corrected after it went out: nobody who must go there is left unalerted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, GUO, HE, HOME, LI, LIAO, NIGHT, PLUMBERS, SMITH, SUN, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, accepted, contact, dispatched
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.correct_ticket import set_place
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.acts.keep_promises import keep_promises
from tickets.acts.pass_to_group import pass_to_group
from tickets.acts.say_place import say_place
from tickets.acts.snooze_ticket import snooze_ticket
from tickets.acts.take_in import take_in
from tickets.contact import Contact, Reading
from tickets.outgoing import Audience
from tickets.people import Person
from tickets.premises import Unit
from tickets.refusals import NotNow, NotYours, PlaceMissing
from tickets.ticket import Kind, Location, State, Ticket

NOWHERE = replace(BURST, place=Location())
THERE = Location("3", "2", "1201")
LATER = NIGHT + timedelta(minutes=2)


def lost(work: MemoryUnitOfWork, *, confirmed: bool = True) -> Ticket:
    """An emergency with a picture, from somebody who is not on file, that the front desk holds."""
    taken = take_in(work, contact(NOWHERE, "爆了", PHOTO, chat=LIAO.id), by=LIAO.id, property_id=1, at=NIGHT)
    assert taken.ticket is not None
    if confirmed:
        return confirm_ticket(work, taken.ticket.id, by=LIAO.id, at=NIGHT)
    return dispatch_ticket(work, taken.ticket, by=None, at=NIGHT)


def typed(text: str, place: Location) -> Contact:
    return contact(Reading(place=place), text, chat=LI.id, message=9)


def test_the_group_gets_what_a_dispatch_gives_it(work: MemoryUnitOfWork) -> None:
    ticket = lost(work)
    assert (ticket.group_id, work.news(Audience.DESK, LI.id)) == (None, [""])
    placed = set_place(work, ticket.id, by=LIAO.id, at=LATER, place=THERE)
    assert (placed.group_id, placed.place.unit_id, placed.state) == (PLUMBERS.id, HOME.id, State.DISPATCHED)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id) == [""]
    assert work.news(Audience.SUPERVISOR, HE.id) == ["immediate", "immediate"]
    assert [photos.chat_id for photos in work.photos] == [LI.id, PLUMBERS.chat_id]
    assert work.happened(ticket.id)[-2:] == ["Corrected", "TicketDispatched"]
    (card,) = [show for show in work.shown if show.chat_id == PLUMBERS.chat_id]
    assert (card.urgent, card.silent, card.fallback) == (True, False, "desk")


def test_the_groups_time_to_take_it_begins_then(work: MemoryUnitOfWork) -> None:
    ticket = lost(work)
    warned = keep_promises(work, ticket.id, at=NIGHT + timedelta(minutes=4))
    assert ([message.template for message in work.messages], warned.rung) == (["staff/warning"], 1)
    at = NIGHT + timedelta(minutes=5)
    placed = set_place(work, ticket.id, by=LIAO.id, at=at, place=THERE)
    assert (placed.dispatched_at, placed.rung) == (at, 1)
    assert placed.next_deadline_at == at + timedelta(minutes=10) / 3, "two thirds of five minutes"


def test_who_handles_it_goes_on_doing_so(work: MemoryUnitOfWork) -> None:
    ticket = snooze_ticket(work, lost(work).id, by=SUN.id, at=NIGHT)
    assert set_place(work, ticket.id, by=LIAO.id, at=LATER, place=THERE).held_by == SUN.id


def test_unconfirmed_from_somebody_not_on_file_the_desk_hears_of_it_and_decides(work: MemoryUnitOfWork) -> None:
    ticket = lost(work, confirmed=False)
    placed = set_place(work, ticket.id, by=LIAO.id, at=LATER, place=THERE)
    assert (placed.group_id, work.news(Audience.DESK, LI.id)) == (None, ["", "placed"])
    passed, group = pass_to_group(work, ticket.id, by=LI.id, at=LATER)
    assert (passed.group_id, group, passed.unconfirmed) == (PLUMBERS.id, PLUMBERS, True)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id) == [""]
    with pytest.raises(NotNow):
        pass_to_group(work, ticket.id, by=LI.id, at=LATER)


def test_nothing_is_passed_on_without_a_place_a_group_or_a_right(work: MemoryUnitOfWork) -> None:
    ticket = lost(work)
    with pytest.raises(PlaceMissing):
        pass_to_group(work, ticket.id, by=LI.id, at=LATER)
    with pytest.raises(NotYours):
        pass_to_group(work, ticket.id, by=CHEN.id, at=LATER)
    work.bound.clear()
    placed = set_place(work, ticket.id, by=LIAO.id, at=LATER, place=THERE)
    assert (placed.group_id, work.news(Audience.DESK, LI.id)) == (None, ["", "placed"])
    with pytest.raises(NotNow):
        pass_to_group(work, ticket.id, by=LI.id, at=LATER)


def test_whoever_of_the_office_took_it_is_told_and_keeps_it(work: MemoryUnitOfWork) -> None:
    ticket = accept_ticket(work, lost(work).id, by=GUO.id, at=NIGHT)
    placed = set_place(work, ticket.id, by=LIAO.id, at=LATER, place=THERE)
    assert (placed.assignee_id, placed.group_id) == (GUO.id, None)
    assert work.news(Audience.DESK, GUO.id) == ["placed"]


def test_a_building_and_then_a_room_make_a_place(work: MemoryUnitOfWork) -> None:
    work.homes.append(Unit(9, 1, "5", "1", "1201"))
    ticket = lost(work)
    assert set_place(work, ticket.id, by=LIAO.id, at=LATER, place=Location("3", "2")).group_id is None
    placed = set_place(work, ticket.id, by=LIAO.id, at=LATER, place=Location(room="1201"))
    assert (placed.group_id, placed.place.unit_id) == (PLUMBERS.id, HOME.id)


@pytest.mark.parametrize("replies", [True, False], ids=["in a reply", "among other words"])
def test_a_place_among_other_words_counts(work: MemoryUnitOfWork, replies: bool) -> None:
    ticket = lost(work)
    said = replace(contact(BURST, "3-2-1201 快来", chat=LIAO.id, message=8), replies_to=ticket.id if replies else None)
    if not replies:
        said = replace(said, reading=Reading(place=THERE))
    take_in(work, said, by=LIAO.id, property_id=1, at=LATER)
    assert (work.ticket(ticket.id).group_id, len(work.stored)) == (PLUMBERS.id, 1)
    assert work.person(LIAO.id).unit_id == HOME.id


def test_the_front_desk_says_where_it_is(work: MemoryUnitOfWork) -> None:
    ticket = lost(work)
    placed = say_place(work, ticket.id, typed("3-2-1201", THERE), by=LI.id, at=LATER)
    assert (placed.group_id, placed.place.unit_id) == (PLUMBERS.id, HOME.id)
    assert work.person(LI.id).unit_id is None


def test_a_place_in_other_words_is_believed_and_no_words_are_none(work: MemoryUnitOfWork) -> None:
    ticket = lost(work)
    for words, place in (("3栋", Location("3")), ("长" * 41, Location()), ("  ", Location())):
        with pytest.raises(PlaceMissing):
            say_place(work, ticket.id, typed(words, place), by=LI.id, at=LATER)
    assert say_place(work, ticket.id, typed("幼儿园旁边", Location()), by=LI.id, at=LATER).place.public == "幼儿园旁边"


def test_a_corrected_place_is_told_to_whoever_is_on_the_way(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    before = len(work.news(Audience.GROUP, PLUMBERS.chat_id))
    say_place(work, ticket.id, typed("3-2-1202", Location("3", "2", "1202")), by=LI.id, at=LATER)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[before:] == ["placed"]
    assert work.news(Audience.GROUP, CHEN.id) == ["placed"]
    assert work.ticket(ticket.id).group_id == PLUMBERS.id


def test_a_corrected_place_is_told_to_the_group_that_nobody_has_taken_it_of(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    placed = say_place(work, ticket.id, typed("3-2-1202", Location("3", "2", "1202")), by=LI.id, at=LATER)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id) == ["", "placed"]
    assert (placed.dispatched_at, placed.place.room) == (NIGHT, "1202")


@pytest.mark.parametrize("who", [CHEN, WANG, SMITH], ids=lambda who: who.name)
def test_only_the_office_says_where_it_is(work: MemoryUnitOfWork, who: Person) -> None:
    ticket = dispatched(work)
    with pytest.raises(NotYours):
        say_place(work, ticket.id, typed("3-2-1202", THERE), by=who.id, at=LATER)


def test_a_complaint_stays_where_it_is(work: MemoryUnitOfWork) -> None:
    complaint = dispatched(work, replace(DRIP, kind=Kind.COMPLAINT, category="noise", place=Location()), by=LIAO)
    placed = say_place(work, complaint.id, typed("3-2-1202", THERE), by=LI.id, at=LATER)
    assert (placed.group_id, work.news(Audience.DESK, LI.id)) == (None, ["", "placed"])
