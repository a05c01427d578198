"""A correction of the place reaches everybody who has the ticket, in every state before its end (IN21)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, GUO, LIAO, MORNING, NIGHT, PLUMBERS, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, accepted, contact, dispatched, done, drafted
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.take_in import take_in
from tickets.contact import Contact, Outcome, Reading, Taken
from tickets.facts import Corrected
from tickets.outgoing import Audience
from tickets.people import Person
from tickets.premises import Unit
from tickets.records import Purpose
from tickets.ticket import Location, Ticket

LATER = NIGHT + timedelta(minutes=20)
WRONG = replace(BURST, place=Location("3", "2", "802"))


def says(
    work: MemoryUnitOfWork, text: str, *, by: Person = WANG, replies_to: int | None = None, message: int = 40
) -> Taken:
    said = Contact(contact(chat=by.id, message=message).source, Reading(place=Location(room="802")), text)
    return take_in(work, replace(said, replies_to=replies_to), by=by.id, property_id=1, at=LATER)


def on_site(work: MemoryUnitOfWork, reading: Reading) -> Ticket:
    ticket = accepted(work, reading)
    return arrive_on_site(work, ticket.id, by=CHEN.id, at=NIGHT + timedelta(minutes=9))


@pytest.mark.parametrize("begun", [dispatched, accepted, on_site, done])
@pytest.mark.parametrize("words", ["不是802，是902", "打错了，房号902"])
def test_it_is_corrected_in_every_state_before_the_end(work: MemoryUnitOfWork, begun: object, words: str) -> None:
    assert callable(begun)
    ticket = begun(work, WRONG)
    taken = says(work, words)
    placed = work.ticket(ticket.id)
    assert (taken.outcome, taken.ticket, len(work.stored)) == (Outcome.CORRECTED, placed, 1)
    assert (placed.place, placed.state) == (Location("3", "2", "902"), ticket.state)
    assert [(each.purpose, each.text) for each in work.words(ticket.id)][1:] == [(Purpose.ADDITION, words)]
    (fact,) = [each for each in work.facts(ticket.id) if isinstance(each, Corrected)]
    assert (fact.line, fact.before, fact.after) == ("place", "3-2-802", "3-2-902")
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "placed"


def test_whoever_is_on_the_way_hears_it_also_at_night(work: MemoryUnitOfWork) -> None:
    accepted(work, replace(DRIP, place=WRONG.place))
    says(work, "不是802，是902")
    cards = {show.chat_id: show for show in work.shown if show.news == "placed"}
    assert {PLUMBERS.chat_id, CHEN.id, WANG.id} == set(cards)
    assert not any(show.silent for show in cards.values())


def test_nobody_is_woken_where_nobody_is_on_the_way(work: MemoryUnitOfWork) -> None:
    dispatched(work, replace(DRIP, place=WRONG.place))
    says(work, "不是802，是902")
    (card,) = [show for show in work.shown if (show.news, show.chat_id) == ("placed", PLUMBERS.chat_id)]
    assert card.silent


def test_twice_corrected_it_is_where_the_last_words_say(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work, WRONG)
    says(work, "不是802，是902")
    says(work, "又打错了，是1002", message=41)
    assert work.ticket(ticket.id).place == Location("3", "2", "1002")
    assert work.news(Audience.GROUP, CHEN.id) == ["placed", "placed"]
    assert [each.before for each in work.facts(ticket.id) if isinstance(each, Corrected)] == ["3-2-802", "3-2-902"]


def test_a_reply_names_its_ticket_and_a_place_alone_is_enough(work: MemoryUnitOfWork) -> None:
    first, second = dispatched(work, WRONG), dispatched(work, WRONG)
    assert says(work, "802", replies_to=first.id).outcome is Outcome.CORRECTED
    taken = take_in(
        work,
        replace(contact(Reading(place=Location(room="1202")), "1202", message=43), replies_to=first.id),
        by=WANG.id,
        property_id=1,
        at=LATER,
    )
    assert taken.outcome is Outcome.CORRECTED
    assert [work.ticket(each.id).place.room for each in (first, second)] == ["1202", "802"]


def test_without_a_reply_it_is_the_one_at_the_place_that_is_denied(work: MemoryUnitOfWork) -> None:
    first = dispatched(work, WRONG)
    second = dispatched(work, replace(DRIP, place=Location("3", "2", "1202")), at=NIGHT + timedelta(minutes=5))
    says(work, "不是802，是902")
    assert [work.ticket(each.id).place.room for each in (first, second)] == ["902", "1202"]
    says(work, "打错了，房号1102", message=44)
    assert [work.ticket(each.id).place.room for each in (first, second)] == ["902", "1102"], "the newest"


def test_the_draft_that_waits_is_corrected_first(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, WRONG, by=LIAO)
    draft = drafted(work, replace(DRIP, place=Location("5", None, "303")), by=LIAO, at=LATER)
    assert says(work, "打错了，房号302", by=LIAO).outcome is Outcome.JOINED
    assert work.ticket(draft.id).place == Location("5", None, "302")
    assert work.ticket(ticket.id).place.room == "802"


def test_a_unit_of_somebody_else_is_only_the_place(work: MemoryUnitOfWork) -> None:
    work.homes.append(Unit(12, 1, "3", "2", "902"))
    ticket = accepted(work, WRONG)
    says(work, "不是802，是902")
    assert work.ticket(ticket.id).place.unit_id == 12
    assert work.person(WANG.id).unit_id == WANG.unit_id


def test_a_slip_does_not_stay_the_residents_own_unit(work: MemoryUnitOfWork) -> None:
    work.homes += [Unit(12, 1, "3", "2", "902"), Unit(13, 1, "3", "2", "802")]
    dispatched(work, WRONG, by=LIAO)
    assert work.person(LIAO.id).unit_id == 13
    says(work, "不是802，是902", by=LIAO)
    assert work.person(LIAO.id).unit_id == 12


def test_whoever_of_the_office_has_it_is_told_in_private(work: MemoryUnitOfWork) -> None:
    work.bound.clear()
    accept_ticket(work, dispatched(work, WRONG).id, by=GUO.id, at=NIGHT)
    says(work, "不是802，是902")
    assert "placed" in work.news(Audience.DESK, GUO.id)


def test_after_the_end_the_words_are_a_matter_of_their_own(work: MemoryUnitOfWork) -> None:
    ticket = cancel_ticket(work, dispatched(work, WRONG).id, by=WANG.id, at=NIGHT)
    assert says(work, "不是802，是902").outcome is Outcome.OPENED
    assert work.ticket(ticket.id).place.room == "802"


def test_the_same_again_changes_nothing_and_is_answered(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, WRONG)
    says(work, "不是802，是902")
    before = len(work.facts(ticket.id))
    says(work, "不是802，是902", message=45)
    assert work.happened(ticket.id)[before:] == ["WordsAdded"]
    assert work.shown[-1].chat_id == WANG.id


def test_words_of_another_matter_deny_nobodys_place(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, WRONG, at=NIGHT - timedelta(hours=3))
    other = contact(replace(DRIP, place=Location(room="1102")), "不是1002漏水，是1102漏水", message=46)
    assert take_in(work, other, by=WANG.id, property_id=1, at=MORNING).outcome is Outcome.OPENED
    assert work.ticket(ticket.id).place.room == "802"
