"""Where a ticket is, named or corrected after it went out: nobody who must go there is left unalerted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, GUO, HE, HOME, LI, LIAO, NIGHT, PLUMBERS, SMITH, SUN, WANG
from tests.memory_desk import MemoryDesk
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, accepted, contact, dispatched
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.correct_ticket import set_place
from tickets.acts.dispatch_ticket import confirm_ticket, dispatch_ticket
from tickets.acts.hold_ladder import hold_ladder
from tickets.acts.keep_promises import keep_promises
from tickets.acts.place_ticket import pass_to_group, say_place
from tickets.acts.take_in import take_in
from tickets.contact import Contact, Reading
from tickets.people import Person
from tickets.premises import Unit
from tickets.refusals import NotNow, NotYours, PlaceMissing
from tickets.telling import Audience
from tickets.ticket import Kind, Location, State, Ticket

NOWHERE = replace(BURST, place=Location())
THERE = Location("3", "2", "1201")
LATER = NIGHT + timedelta(minutes=2)


def lost(desk: MemoryDesk, *, confirmed: bool = True) -> Ticket:
    """An emergency with a picture, from somebody who is not on file, that the front desk holds."""
    taken = take_in(desk, contact(NOWHERE, "爆了", PHOTO, chat=LIAO.id), by=LIAO.id, property_id=1, at=NIGHT)
    assert taken.ticket is not None
    if confirmed:
        return confirm_ticket(desk, taken.ticket.id, by=LIAO.id, at=NIGHT)
    return dispatch_ticket(desk, taken.ticket, by=None, at=NIGHT)


def typed(text: str, place: Location) -> Contact:
    return contact(Reading(place=place), text, chat=LI.id, message=9)


def test_the_group_gets_what_a_dispatch_gives_it(desk: MemoryDesk) -> None:
    ticket = lost(desk)
    assert (ticket.group_id, desk.news(Audience.DESK, LI.id)) == (None, [""])
    placed = set_place(desk, ticket.id, by=LIAO.id, at=LATER, place=THERE)
    assert (placed.group_id, placed.place.unit_id, placed.state) == (PLUMBERS.id, HOME.id, State.DISPATCHED)
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id) == [""]
    assert desk.news(Audience.SUPERVISOR, HE.id) == ["immediate", "immediate"]
    assert [photos.chat_id for photos in desk.photos] == [LI.id, PLUMBERS.chat_id]
    assert desk.happened(ticket.id)[-2:] == ["Corrected", "TicketDispatched"]
    (card,) = [show for show in desk.shown if show.chat_id == PLUMBERS.chat_id]
    assert (card.urgent, card.silent, card.fallback) == (True, False, "desk")


def test_the_groups_time_to_take_it_begins_then(desk: MemoryDesk) -> None:
    ticket = lost(desk)
    warned = keep_promises(desk, ticket.id, at=NIGHT + timedelta(minutes=4))
    assert ([message.template for message in desk.told], warned.rung) == (["staff/warning"], 1)
    at = NIGHT + timedelta(minutes=5)
    placed = set_place(desk, ticket.id, by=LIAO.id, at=at, place=THERE)
    assert (placed.dispatched_at, placed.rung) == (at, 1)
    assert placed.next_deadline_at == at + timedelta(minutes=10) / 3, "two thirds of five minutes"


def test_who_handles_it_goes_on_doing_so(desk: MemoryDesk) -> None:
    ticket = hold_ladder(desk, lost(desk).id, by=SUN.id, at=NIGHT)
    assert set_place(desk, ticket.id, by=LIAO.id, at=LATER, place=THERE).held_by == SUN.id


def test_unconfirmed_from_somebody_not_on_file_the_desk_hears_of_it_and_decides(desk: MemoryDesk) -> None:
    ticket = lost(desk, confirmed=False)
    placed = set_place(desk, ticket.id, by=LIAO.id, at=LATER, place=THERE)
    assert (placed.group_id, desk.news(Audience.DESK, LI.id)) == (None, ["", "placed"])
    passed, group = pass_to_group(desk, ticket.id, by=LI.id, at=LATER)
    assert (passed.group_id, group, passed.unconfirmed) == (PLUMBERS.id, PLUMBERS, True)
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id) == [""]
    with pytest.raises(NotNow):
        pass_to_group(desk, ticket.id, by=LI.id, at=LATER)


def test_nothing_is_passed_on_without_a_place_a_group_or_a_right(desk: MemoryDesk) -> None:
    ticket = lost(desk)
    with pytest.raises(PlaceMissing):
        pass_to_group(desk, ticket.id, by=LI.id, at=LATER)
    with pytest.raises(NotYours):
        pass_to_group(desk, ticket.id, by=CHEN.id, at=LATER)
    desk.bound.clear()
    placed = set_place(desk, ticket.id, by=LIAO.id, at=LATER, place=THERE)
    assert (placed.group_id, desk.news(Audience.DESK, LI.id)) == (None, ["", "placed"])
    with pytest.raises(NotNow):
        pass_to_group(desk, ticket.id, by=LI.id, at=LATER)


def test_whoever_of_the_office_took_it_is_told_and_keeps_it(desk: MemoryDesk) -> None:
    ticket = accept_ticket(desk, lost(desk).id, by=GUO.id, at=NIGHT)
    placed = set_place(desk, ticket.id, by=LIAO.id, at=LATER, place=THERE)
    assert (placed.assignee_id, placed.group_id) == (GUO.id, None)
    assert desk.news(Audience.DESK, GUO.id) == ["placed"]


def test_a_building_and_then_a_room_make_a_place(desk: MemoryDesk) -> None:
    desk.homes.append(Unit(9, 1, "5", "1", "1201"))
    ticket = lost(desk)
    assert set_place(desk, ticket.id, by=LIAO.id, at=LATER, place=Location("3", "2")).group_id is None
    placed = set_place(desk, ticket.id, by=LIAO.id, at=LATER, place=Location(room="1201"))
    assert (placed.group_id, placed.place.unit_id) == (PLUMBERS.id, HOME.id)


@pytest.mark.parametrize("replies", [True, False], ids=["in a reply", "among other words"])
def test_a_place_among_other_words_counts(desk: MemoryDesk, replies: bool) -> None:
    ticket = lost(desk)
    said = replace(contact(BURST, "3-2-1201 快来", chat=LIAO.id, message=8), replies_to=ticket.id if replies else None)
    if not replies:
        said = replace(said, reading=Reading(place=THERE))
    take_in(desk, said, by=LIAO.id, property_id=1, at=LATER)
    assert (desk.ticket(ticket.id).group_id, len(desk.stored)) == (PLUMBERS.id, 1)
    assert desk.person(LIAO.id).unit_id == HOME.id


def test_the_front_desk_says_where_it_is(desk: MemoryDesk) -> None:
    ticket = lost(desk)
    placed = say_place(desk, ticket.id, typed("3-2-1201", THERE), by=LI.id, at=LATER)
    assert (placed.group_id, placed.place.unit_id) == (PLUMBERS.id, HOME.id)
    assert desk.person(LI.id).unit_id is None


def test_a_place_in_other_words_is_believed_and_no_words_are_none(desk: MemoryDesk) -> None:
    ticket = lost(desk)
    for words, place in (("3栋", Location("3")), ("长" * 41, Location()), ("  ", Location())):
        with pytest.raises(PlaceMissing):
            say_place(desk, ticket.id, typed(words, place), by=LI.id, at=LATER)
    assert say_place(desk, ticket.id, typed("幼儿园旁边", Location()), by=LI.id, at=LATER).place.public == "幼儿园旁边"


def test_a_corrected_place_is_told_to_whoever_is_on_the_way(desk: MemoryDesk) -> None:
    ticket = accepted(desk)
    before = len(desk.news(Audience.GROUP, PLUMBERS.chat_id))
    say_place(desk, ticket.id, typed("3-2-1202", Location("3", "2", "1202")), by=LI.id, at=LATER)
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id)[before:] == ["placed"]
    assert desk.news(Audience.GROUP, CHEN.id) == ["placed"]
    assert desk.ticket(ticket.id).group_id == PLUMBERS.id


def test_a_corrected_place_is_told_to_the_group_that_nobody_has_taken_it_of(desk: MemoryDesk) -> None:
    ticket = dispatched(desk)
    placed = say_place(desk, ticket.id, typed("3-2-1202", Location("3", "2", "1202")), by=LI.id, at=LATER)
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id) == ["", "placed"]
    assert (placed.dispatched_at, placed.place.room) == (NIGHT, "1202")


@pytest.mark.parametrize("who", [CHEN, WANG, SMITH], ids=lambda who: who.name)
def test_only_the_office_says_where_it_is(desk: MemoryDesk, who: Person) -> None:
    ticket = dispatched(desk)
    with pytest.raises(NotYours):
        say_place(desk, ticket.id, typed("3-2-1202", THERE), by=who.id, at=LATER)


def test_a_complaint_stays_where_it_is(desk: MemoryDesk) -> None:
    complaint = dispatched(desk, replace(DRIP, kind=Kind.COMPLAINT, category="noise", place=Location()), by=LIAO)
    placed = say_place(desk, complaint.id, typed("3-2-1202", THERE), by=LI.id, at=LATER)
    assert (placed.group_id, desk.news(Audience.DESK, LI.id)) == (None, ["", "placed"])
