"""Recordings and pictures without words: a person has them within five minutes, and words count when they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import LI, LIAO, NIGHT, PLUMBERS, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, contact, dispatched
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.correct_ticket import set_category
from tickets.acts.join_ticket import join_ticket
from tickets.acts.keep_promises import keep_promises
from tickets.acts.pass_to_group import pass_to_group
from tickets.acts.take_in import take_in
from tickets.acts.unheard import with_unheard
from tickets.acts.withdraw import withdraw
from tickets.contact import Attachment, Contact, Outcome, Reading
from tickets.deadline import next_deadline
from tickets.outgoing import Audience
from tickets.people import Person
from tickets.ticket import Kind, Location, State, Ticket, Urgency
from tickets.triage.intents import Intent
from tickets.triage.meaning import Meaning

VOICE = Attachment("voice", "said-1")
PLACE = Attachment("location", "30.25,120.125")
MUTE = Reading()


def sends(work: MemoryUnitOfWork, said: Contact, *, minutes: float = 0, by: Person = WANG) -> Ticket:
    taken = take_in(work, said, by=by.id, property_id=1, at=NIGHT + timedelta(minutes=minutes))
    assert taken.ticket is not None
    return taken.ticket


def mute(*files: Attachment, message: int = 1, by: Person = WANG) -> Contact:
    return contact(MUTE, "", *files, chat=by.id, message=message)


def watched(work: MemoryUnitOfWork, ticket: Ticket, minutes: float) -> Ticket:
    return keep_promises(work, ticket.id, at=NIGHT + timedelta(minutes=minutes))


def at_the_desk(work: MemoryUnitOfWork, *files: Attachment, by: Person = WANG) -> Ticket:
    return watched(work, sends(work, mute(*(files or (VOICE,)), by=by), by=by), 5)


@pytest.mark.parametrize("sent", [VOICE, PHOTO, *(Attachment(kind, "f") for kind in ("audio", "video", "video_note"))])
@pytest.mark.parametrize("by", [WANG, LIAO])
def test_without_words_a_person_has_it_after_five_minutes(work: MemoryUnitOfWork, sent: Attachment, by: Person) -> None:
    draft = sends(work, mute(sent, by=by), by=by)
    assert watched(work, draft, 4.9).state is State.DRAFT
    ticket = watched(work, draft, 5)
    assert (ticket.state, ticket.unconfirmed, ticket.group_id, ticket.urgency) == (
        State.DISPATCHED,
        True,
        None,
        Urgency.ROUTINE,
    )
    assert work.news(Audience.DESK, LI.id) == [""]
    assert [photos.chat_id for photos in work.photos] == [LI.id]
    assert work.news(Audience.RESIDENT, by.id) == ["", ""], "asked once, and told where it is"


def test_the_night_is_no_reason_for_silence_and_the_escalation_is_that_of_an_urgent_matter(
    work: MemoryUnitOfWork,
) -> None:
    ticket = at_the_desk(work)
    (card,) = [show for show in work.shown if show.audience is Audience.DESK]
    assert not card.silent
    assert not work.photos[0].silent
    assert ticket.next_deadline_at == NIGHT + timedelta(minutes=5, seconds=400), "the warning at two thirds of ten"
    watched(work, ticket, 25)
    assert work.ticket(ticket.id).rung == 2
    taken = accept_ticket(work, ticket.id, by=LI.id, at=NIGHT + timedelta(minutes=26))
    assert (taken.unheard_at, taken.pace) == (None, Urgency.ROUTINE)
    assert taken.next_deadline_at == next_deadline(taken, work.policy)
    assert taken.next_deadline_at is not None
    assert taken.next_deadline_at > NIGHT + timedelta(hours=12)


def test_more_of_it_neither_asks_again_nor_puts_it_off(work: MemoryUnitOfWork) -> None:
    sends(work, mute(VOICE))
    sends(work, mute(PHOTO, message=2), minutes=2)
    draft = sends(work, mute(VOICE, message=3), minutes=4)
    assert work.news(Audience.RESIDENT, WANG.id) == [""]
    assert [show.anew for show in work.shown] == [True, False, False]
    assert watched(work, draft, 5).state is State.DISPATCHED
    assert len(work.photos[0].files) == 3


def test_an_album_is_one(work: MemoryUnitOfWork) -> None:
    for number in range(3):
        part = mute(Attachment("photo", f"leak-{number}"), message=number + 1)
        draft = sends(work, replace(part, source=replace(part.source, album="a")))
    assert len(work.stored) == 1
    watched(work, draft, 5)
    assert len(work.photos[0].files) == 3


def test_with_words_it_goes_on_as_any_draft(work: MemoryUnitOfWork) -> None:
    sends(work, mute(VOICE))
    draft = sends(work, contact(DRIP, "厨房水龙头滴水", message=2), minutes=2)
    assert draft.unheard_at is None
    assert watched(work, draft, 16).state is State.DRAFT
    sends(work, mute(VOICE, message=3), minutes=17)
    assert work.ticket(draft.id).unheard_at is None


def test_a_place_says_nothing_of_the_matter(work: MemoryUnitOfWork) -> None:
    sends(work, mute(VOICE, by=LIAO), by=LIAO)
    place = Reading(place=Location("3", "2", "1201"))
    draft = sends(work, contact(place, "3-2-1201", chat=LIAO.id, message=2), minutes=2, by=LIAO)
    assert draft.place.room == "1201"
    assert watched(work, draft, 5).state is State.DISPATCHED


def test_whoever_only_asks_whether_it_was_heard_is_heard_in_time(work: MemoryUnitOfWork) -> None:
    sends(work, mute(VOICE))
    asks = Reading(Kind.INQUIRY, "facilities", meant=Meaning(Intent.ANY_NEWS))
    guessed = Reading(Kind.REPAIR, "appliance", sure=False)
    for said, text in ((asks, "听到了吗"), (guessed, "那个那个")):
        draft = sends(work, contact(said, text, message=len(text)), minutes=2)
    assert watched(work, draft, 5).state is State.DISPATCHED


def test_a_position_alone_is_nothing_to_listen_to(work: MemoryUnitOfWork) -> None:
    draft = sends(work, mute(PLACE))
    assert draft.unheard_at is None
    assert watched(work, draft, 5).state is State.DRAFT


def test_what_answers_a_ticket_is_an_addition(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    taken = take_in(work, replace(mute(VOICE), replies_to=ticket.id), by=WANG.id, property_id=1, at=NIGHT)
    assert taken.outcome is Outcome.ADDED
    assert len(work.stored) == 1


def test_one_that_may_belong_to_a_ticket_is_asked_about_first(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    draft = sends(work, mute(VOICE, message=2), minutes=1)
    assert draft.joins == ticket.id
    draft = watched(work, draft, 2)
    assert work.shown[-1].view == "words"
    assert draft.next_deadline_at == NIGHT + timedelta(minutes=6)
    join = sends(work, mute(VOICE, message=3), minutes=7)
    assert join.id != draft.id or join.state is State.DRAFT


def test_joined_it_goes_to_the_crew_of_its_ticket(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    draft = sends(work, mute(VOICE, message=2), minutes=1)
    join_ticket(work, draft.id, by=WANG.id, at=NIGHT + timedelta(minutes=1))
    assert [photos.chat_id for photos in work.photos] == [PLUMBERS.chat_id]
    assert work.ticket(ticket.id).unheard_at is None


def test_confirmed_without_words_a_person_listens_first(work: MemoryUnitOfWork) -> None:
    draft = sends(work, mute(VOICE))
    ticket = confirm_ticket(work, draft.id, by=WANG.id, at=NIGHT)
    assert (ticket.group_id, ticket.unheard_at) == (None, NIGHT)
    passed, group = pass_to_group(work, ticket.id, by=LI.id, at=NIGHT)
    assert (passed.group_id, passed.unheard_at) == (group.id, None)


def test_confirmed_with_a_category_it_goes_to_the_group(work: MemoryUnitOfWork) -> None:
    draft = sends(work, mute(PHOTO))
    set_category(work, draft.id, by=WANG.id, at=NIGHT, category="plumbing")
    ticket = confirm_ticket(work, draft.id, by=WANG.id, at=NIGHT)
    assert (ticket.group_id, ticket.unheard_at) == (PLUMBERS.id, None)


def test_given_up_it_goes_nowhere(work: MemoryUnitOfWork) -> None:
    draft = sends(work, mute(VOICE))
    withdraw(work, contact(Reading(), "算了"), by=WANG.id, at=NIGHT)
    assert work.ticket(draft.id).state is State.DROPPED
    assert watched(work, work.ticket(draft.id), 5).state is State.DROPPED


def test_words_soon_after_are_those_that_were_asked_for(work: MemoryUnitOfWork) -> None:
    ticket = at_the_desk(work)
    told = take_in(
        work,
        contact(replace(DRIP, place=Location()), "厨房水龙头滴水", message=2),
        by=WANG.id,
        property_id=1,
        at=NIGHT + timedelta(minutes=8),
    )
    assert told.outcome is Outcome.ADDED
    assert told.ticket is not None
    assert (told.ticket.id, told.ticket.category, told.ticket.unheard_at) == (ticket.id, "plumbing", None)
    assert [message.template for message in work.messages] == ["staff/resident_added"]


def test_a_danger_soon_after_goes_out_at_once(work: MemoryUnitOfWork) -> None:
    ticket = at_the_desk(work)
    at = NIGHT + timedelta(minutes=8)
    take_in(work, contact(BURST, "水管爆了", message=2), by=WANG.id, property_id=1, at=at)
    ticket = work.ticket(ticket.id)
    assert (ticket.urgency, ticket.group_id, ticket.dispatched_at) == (Urgency.EMERGENCY, PLUMBERS.id, at)
    assert (ticket.rung, ticket.reported_at) == (0, at)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id) == [""]
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "raised"
    assert "UrgencyRaised" in work.happened(ticket.id)


def test_of_somebody_unknown_the_danger_is_the_desks(work: MemoryUnitOfWork) -> None:
    ticket = at_the_desk(work, by=LIAO)
    at = NIGHT + timedelta(minutes=8)
    take_in(work, contact(BURST, "水管爆了", chat=LIAO.id, message=2), by=LIAO.id, property_id=1, at=at)
    ticket = work.ticket(ticket.id)
    assert (ticket.urgency, ticket.group_id) == (Urgency.EMERGENCY, None)
    assert work.news(Audience.DESK, LI.id)[-1] == "raised"


def test_once_somebody_has_it_words_are_a_matter_of_their_own(work: MemoryUnitOfWork) -> None:
    ticket = at_the_desk(work)
    accept_ticket(work, ticket.id, by=LI.id, at=NIGHT + timedelta(minutes=6))
    later = take_in(
        work, contact(DRIP, "厨房水龙头滴水", message=2), by=WANG.id, property_id=1, at=NIGHT + timedelta(minutes=8)
    )
    assert later.outcome is Outcome.OPENED


def test_the_auditor_finds_nothing_to_mend(work: MemoryUnitOfWork) -> None:
    ticket = at_the_desk(work)
    for each in (ticket, sends(work, mute(VOICE, message=9), minutes=20)):
        assert each.next_deadline_at == next_deadline(each, work.policy)


def test_only_words_of_the_matter_end_the_waiting(work: MemoryUnitOfWork) -> None:
    draft = sends(work, mute(VOICE))
    place = contact(Reading(place=Location("3", "2", "1201")), "3-2-1201")
    assert with_unheard(work, draft, place, NIGHT).unheard_at == NIGHT
    assert with_unheard(work, draft, replace(contact(DRIP, "滴水"), heard=True), NIGHT).unheard_at == NIGHT
    assert with_unheard(work, draft, contact(DRIP, "滴水"), NIGHT).unheard_at is None
