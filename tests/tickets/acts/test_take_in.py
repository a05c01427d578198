"""Which message belongs to what, and what a first message becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, HOME, LIAO, MORNING, NIGHT, PLUMBERS, STRANGER, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, WORDS, contact, dispatched, drafted
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.change_words import change_words
from tickets.acts.join_ticket import join_ticket
from tickets.acts.take_in import take_in
from tickets.contact import Contact, Outcome, Reading, Taken
from tickets.outgoing import Audience
from tickets.people import Person
from tickets.records import Purpose, Source
from tickets.refusals import NotNow, NotYours
from tickets.ticket import Kind, Location, State, Urgency

CHATTER = Reading(chatter=True)
MUTE = Reading()


def send(work: MemoryUnitOfWork, message: Contact, *, minutes: float = 0, by: Person = WANG) -> Taken:
    return take_in(work, message, by=by.id, property_id=1, at=NIGHT + timedelta(minutes=minutes))


def view(work: MemoryUnitOfWork, by: Person = WANG) -> str | None:
    return [show for show in work.shown if show.audience is Audience.RESIDENT and show.chat_id == by.id][-1].view


def test_a_first_message_is_a_draft_with_everything_that_was_understood(work: MemoryUnitOfWork) -> None:
    ticket = drafted(work)
    assert (ticket.state, ticket.number, ticket.category) == (State.DRAFT, None, "plumbing")
    assert ticket.place == Location("3", "2", "1201", None, 7)
    assert ticket.next_deadline_at == NIGHT + timedelta(minutes=1)
    assert [wording.text for wording in work.words(ticket.id)] == ["厨房水管爆了，3栋2单元1201，水都流到客厅了"]
    assert view(work) == ""


def test_thanks_open_nothing(work: MemoryUnitOfWork) -> None:
    assert send(work, contact(CHATTER, "谢谢")) == Taken(Outcome.CHATTER)
    assert not work.stored


def test_a_photo_without_words_asks_for_words(work: MemoryUnitOfWork) -> None:
    send(work, contact(MUTE, "", PHOTO))
    assert view(work) == "words"


def test_words_that_say_nothing_ask_for_the_kind(work: MemoryUnitOfWork) -> None:
    send(work, contact(MUTE, "你来看看就知道了"))
    assert view(work) == "kind"


def test_words_and_photos_within_five_minutes_join_the_draft(work: MemoryUnitOfWork) -> None:
    send(work, contact(MUTE, "", PHOTO))
    taken = send(work, contact(DRIP, "厨房水龙头滴水", message=2), minutes=4)
    assert taken.outcome is Outcome.JOINED
    assert taken.ticket is not None
    assert (taken.ticket.category, len(work.files(taken.ticket.id)), view(work)) == ("plumbing", 1, "")


def test_after_five_minutes_a_message_is_a_matter_of_its_own(work: MemoryUnitOfWork) -> None:
    first = drafted(work, DRIP)
    second = send(
        work, contact(DRIP, "客厅灯也坏了，是另外一件事情，麻烦你们一起安排师傅过来看看好吗，谢谢了"), minutes=6
    )
    assert second.outcome is Outcome.OPENED
    assert second.ticket is not None
    assert second.ticket.id != first.id


def test_a_hazard_in_later_words_makes_the_draft_an_emergency_from_then(work: MemoryUnitOfWork) -> None:
    drafted(work, DRIP)
    taken = send(work, contact(BURST, "现在爆开了", message=2), minutes=3)
    assert taken.ticket is not None
    assert taken.ticket.urgency is Urgency.EMERGENCY
    assert taken.ticket.next_deadline_at == NIGHT + timedelta(minutes=4)


def test_later_words_never_lower_the_urgency(work: MemoryUnitOfWork) -> None:
    drafted(work)
    taken = send(work, contact(DRIP, "好像小了一点", message=2), minutes=0.5)
    assert taken.ticket is not None
    assert taken.ticket.urgency is Urgency.EMERGENCY


def test_the_own_unit_is_asked_once_and_kept(work: MemoryUnitOfWork) -> None:
    ticket = drafted(work, replace(DRIP, place=Location()))
    assert ticket.place.unit_id == WANG.unit_id
    drafted(work, replace(DRIP, place=Location()), by=LIAO)
    assert view(work, LIAO) == "place"


def test_a_unit_told_with_the_first_words_is_kept_once_it_was_confirmed(work: MemoryUnitOfWork) -> None:
    dispatched(work, DRIP, by=LIAO)
    assert (work.person(LIAO.id).unit_id, work.person(LIAO.id).unit_approved) == (HOME.id, False)
    assert drafted(work, replace(DRIP, place=Location()), by=LIAO, at=MORNING).place.unit_id == HOME.id


def test_a_unit_complained_about_is_not_kept_as_ones_own(work: MemoryUnitOfWork) -> None:
    dispatched(work, replace(DRIP, kind=Kind.COMPLAINT, category="noise"), by=LIAO)
    assert work.person(LIAO.id).unit_id is None


def test_a_reply_to_what_has_ended_is_a_matter_of_its_own(work: MemoryUnitOfWork) -> None:
    ended = cancel_ticket(work, dispatched(work).id, by=WANG.id, at=NIGHT)
    again = replace(contact(DRIP, "又漏了", message=9), replies_to=ended.id)
    taken = take_in(work, again, by=WANG.id, property_id=1, at=MORNING)
    assert taken.outcome is Outcome.OPENED
    assert [wording.text for wording in work.words(ended.id)] == [WORDS]


def test_a_unit_that_is_not_on_file_is_asked_about(work: MemoryUnitOfWork) -> None:
    ticket = drafted(work, replace(DRIP, place=Location("3", "2", "1210")), by=LIAO)
    assert (ticket.place.unit_id, view(work, LIAO)) == (None, "place")


def test_without_units_on_file_any_unit_is_believed(work: MemoryUnitOfWork) -> None:
    work.homes.clear()
    drafted(work, replace(DRIP, place=Location("9", None, "101")), by=LIAO)
    assert view(work, LIAO) == ""


def test_an_emergency_is_never_held_up_by_a_question(work: MemoryUnitOfWork) -> None:
    drafted(work, replace(BURST, place=Location()), by=LIAO)
    assert view(work, LIAO) == ""


def test_a_photo_soon_after_a_ticket_asks_once_whether_it_belongs_to_it(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, DRIP, at=MORNING)
    taken = take_in(work, contact(MUTE, "", PHOTO, message=9), by=WANG.id, property_id=1, at=MORNING)
    assert taken.ticket is not None
    assert (taken.ticket.joins, view(work)) == (ticket.id, "join")
    joined = join_ticket(work, taken.ticket.id, by=WANG.id, at=MORNING)
    assert joined.id == ticket.id
    assert [file.purpose for file in work.files(ticket.id)] == [Purpose.ADDITION]
    assert work.photos[-1].chat_id == PLUMBERS.chat_id
    assert work.ticket(taken.ticket.id).state is State.DROPPED
    with pytest.raises(NotNow):
        join_ticket(work, taken.ticket.id, by=WANG.id, at=MORNING)


def test_an_emergency_soon_after_a_ticket_is_never_taken_for_an_addition(work: MemoryUnitOfWork) -> None:
    dispatched(work, DRIP, at=MORNING)
    taken = take_in(work, contact(BURST, "爆了", message=9), by=WANG.id, property_id=1, at=MORNING)
    assert taken.ticket is not None
    assert taken.ticket.joins is None


def test_a_reply_to_a_card_belongs_to_its_ticket(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    reply = replace(contact(MUTE, "还在漏", message=3), replies_to=ticket.id)
    assert send(work, reply).outcome is Outcome.ADDED
    assert work.messages[-1].template == "staff/resident_added"
    assert work.messages[-1].params["words"] == "还在漏"


def test_a_technicians_reply_is_a_note_or_evidence_and_never_reaches_the_resident(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    told = len(work.messages)
    for message in (contact(MUTE, "阀门老化"), contact(MUTE, "", PHOTO)):
        send(work, replace(message, replies_to=ticket.id), by=CHEN)
    assert [wording.purpose for wording in work.words(ticket.id)][-1] is Purpose.NOTE
    assert [file.purpose for file in work.files(ticket.id)] == [Purpose.EVIDENCE]
    assert len(work.messages) == told


def test_a_strangers_reply_is_refused(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    with pytest.raises(NotYours):
        send(work, replace(contact(MUTE, "我也看看"), replies_to=ticket.id), by=STRANGER)


def test_an_edited_message_changes_the_tickets_words(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    change_words(work, Source(WANG.id, 1), "3栋2单元1201 水管爆了", by=WANG.id, at=NIGHT)
    said = [(wording.purpose, wording.text) for wording in work.words(ticket.id)]
    assert said == [(Purpose.REPORT, "3栋2单元1201 水管爆了"), (Purpose.EARLIER, WORDS)]
    assert "水管" not in repr(work.history)
    assert change_words(work, Source(WANG.id, 77), "别的", by=WANG.id, at=NIGHT) is None


def test_the_crew_hears_of_each_edition_while_the_job_is_open(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    for minute, room in enumerate(("1202", "1203")):
        later = NIGHT + timedelta(minutes=minute)
        change_words(work, Source(WANG.id, 1), f"水管爆了 3-2-{room}", by=WANG.id, at=later)
    cancel_ticket(work, ticket.id, by=WANG.id, at=NIGHT)
    change_words(work, Source(WANG.id, 1), "水管爆了 3-2-1204", by=WANG.id, at=NIGHT + timedelta(minutes=9))
    told = [(message.chat_id, message.params["words"]) for message in work.messages]
    assert told == [(PLUMBERS.chat_id, f"水管爆了 3-2-{room}") for room in ("1202", "1203")]
    assert len({message.key for message in work.messages}) == 2
