"""Several matters in one message: offered, split, kept as one; an emergency waits for none of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import LIAO, NIGHT, STRANGER, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, contact
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.correct_ticket import set_place
from tickets.acts.split_draft import keep_whole, split_draft
from tickets.acts.take_in import take_in, understand_again
from tickets.contact import Contact, Outcome, Part, Reading
from tickets.people import Person
from tickets.refusals import NotNow, NotYours
from tickets.ticket import Kind, Location, State, Ticket, Urgency

BLOCKED = replace(DRIP, category="drainage", urgency=Urgency.URGENT)
NOISE = Reading(Kind.COMPLAINT, "noise")
TWO = replace(BLOCKED, parts=(Part("马桶堵了", BLOCKED), Part("楼上很吵", NOISE)))
WORDS = "楼上很吵，另外马桶堵了"
OFFER = "several:urgent.repair.drainage,routine.complaint.noise"


def told(work: MemoryUnitOfWork, reading: Reading = TWO, text: str = WORDS, *, by: Person = WANG) -> Ticket:
    taken = take_in(work, contact(reading, text, chat=by.id), by=by.id, property_id=1, at=NIGHT)
    assert taken.ticket is not None
    return taken.ticket


def split(work: MemoryUnitOfWork, draft: Ticket, reading: Reading = TWO, *, by: Person = WANG) -> None:
    split_draft(work, draft.id, by=by.id, at=NIGHT + timedelta(minutes=1), read=lambda _: reading)


def views(work: MemoryUnitOfWork, by: Person = WANG) -> dict[int, str]:
    return {card.ticket_id: card.view for card in work.on_show if card.chat_id == by.id}


def words(work: MemoryUnitOfWork) -> dict[int, list[str]]:
    return {number: [each.text for each in work.words(number)] for number in work.stored}


def test_several_matters_are_listed_and_a_ticket_each_is_offered(work: MemoryUnitOfWork) -> None:
    draft = told(work)
    assert (len(work.stored), views(work)) == (1, {draft.id: OFFER})


def test_one_draft_for_each_matter_with_its_own_words_the_most_urgent_first(work: MemoryUnitOfWork) -> None:
    draft = told(work)
    split(work, draft)
    first, second = work.stored.values()
    assert (first.id, first.category, first.urgency) == (draft.id, "drainage", Urgency.URGENT)
    assert (second.kind, second.category, second.opened_at) == (Kind.COMPLAINT, "noise", draft.opened_at)
    assert words(work) == {first.id: ["马桶堵了"], second.id: ["楼上很吵"]}
    assert views(work) == {first.id: "", second.id: ""}
    assert "DraftSplit" in work.happened(first.id)
    numbers = {confirm_ticket(work, each.id, by=WANG.id, at=NIGHT).number for each in (first, second)}
    assert numbers == {"R-261123-001", "C-261123-002"}


def test_the_unit_goes_with_every_matter_that_names_no_place(work: MemoryUnitOfWork) -> None:
    homeless, hall = replace(BLOCKED, place=Location()), replace(DRIP, place=Location(public="大堂"))
    there = Location("3", "2", "1202", "大堂")
    split(
        work,
        told(work, replace(BLOCKED, place=there)),
        replace(TWO, parts=(Part("马桶堵了", homeless), Part("大堂漏水", hall))),
    )
    first, second = work.stored.values()
    assert first.place == Location("3", "2", "1202", None, 8)
    assert second.place == Location(public="大堂")


def test_a_place_that_was_asked_is_asked_once_for_all(work: MemoryUnitOfWork) -> None:
    homeless = replace(BLOCKED, place=Location())
    lights = replace(homeless, category="electrical")
    both = replace(homeless, parts=(Part("马桶堵了", homeless), Part("灯不亮", lights)))
    draft = told(work, both, by=LIAO)
    split(work, draft, both, by=LIAO)
    assert set(views(work, LIAO).values()) == {"place"}
    set_place(work, draft.id, by=LIAO.id, at=NIGHT + timedelta(minutes=2), place=Location("3", "2", "1202"))
    assert {each.place.unit_id for each in work.stored.values()} == {8}
    assert set(views(work, LIAO).values()) == {""}


def test_it_may_stay_one(work: MemoryUnitOfWork) -> None:
    draft = told(work)
    keep_whole(work, draft.id, by=WANG.id, at=NIGHT)
    assert (len(work.stored), views(work), words(work)) == (1, {draft.id: ""}, {draft.id: [WORDS]})


def test_words_that_are_one_matter_now_stay_one(work: MemoryUnitOfWork) -> None:
    draft = told(work)
    split(work, draft, DRIP)
    assert (len(work.stored), views(work)) == (1, {draft.id: ""})


def test_the_offer_stands_while_photos_and_a_place_come(work: MemoryUnitOfWork) -> None:
    draft = told(work)
    for message, reading, text in ((2, Reading(), ""), (3, Reading(place=Location("3", "2", "1202")), "3-2-1202")):
        more = contact(reading, text, *([] if text else [PHOTO]), message=message)
        assert take_in(work, more, by=WANG.id, property_id=1, at=NIGHT).outcome is Outcome.JOINED
        assert views(work) == {draft.id: OFFER}
    assert work.ticket(draft.id).place.unit_id == 8


def test_words_after_a_photo_are_taken_apart_as_well(work: MemoryUnitOfWork) -> None:
    take_in(work, contact(Reading(), "", PHOTO), by=WANG.id, property_id=1, at=NIGHT)
    taken = take_in(work, contact(TWO, WORDS, message=2), by=WANG.id, property_id=1, at=NIGHT)
    assert taken.outcome is Outcome.JOINED
    assert list(views(work).values()) == [OFFER]


def test_an_edited_message_is_not_split_twice(work: MemoryUnitOfWork) -> None:
    draft = told(work)
    understand_again(work, draft.id, contact(TWO, WORDS), by=WANG.id, at=NIGHT)
    assert views(work) == {draft.id: OFFER}
    split(work, draft)
    understand_again(work, draft.id, contact(TWO, WORDS), by=WANG.id, at=NIGHT)
    assert set(views(work).values()) == {""}


def test_an_emergency_goes_at_once_and_the_rest_is_offered_after_it(work: MemoryUnitOfWork) -> None:
    text = "厨房水管爆了，另外马桶堵了，楼上很吵"
    rest = (Part("马桶堵了", BLOCKED), Part("楼上很吵", NOISE))
    alarm = told(work, replace(BURST, parts=(Part("厨房水管爆了", BURST), *rest)), text)
    first, second = work.stored.values()
    assert (alarm.id, first.urgency, first.next_deadline_at) == (1, Urgency.EMERGENCY, NIGHT + timedelta(minutes=1))
    assert words(work) == {1: [text], 2: ["马桶堵了\n楼上很吵"]}, "whoever hurries there knows everything"
    assert views(work) == {1: "", 2: OFFER}
    draft = work.draft_of(WANG.id)
    assert draft is not None
    assert draft.id == first.id, "what comes next is about the emergency"
    split(work, second)
    assert len(work.stored) == 3


def test_emergencies_of_one_message_are_one(work: MemoryUnitOfWork) -> None:
    both = replace(BURST, parts=(Part("水管爆了", BURST), Part("插座冒烟", replace(BURST, category="electrical"))))
    told(work, both)
    assert len(work.stored) == 1


def test_nobody_else_splits_it_and_nobody_twice(work: MemoryUnitOfWork) -> None:
    draft = told(work)
    with pytest.raises(NotYours):
        split(work, draft, by=STRANGER)
    confirm_ticket(work, draft.id, by=WANG.id, at=NIGHT)
    for act in (split, lambda work, draft: keep_whole(work, draft.id, by=WANG.id, at=NIGHT)):
        with pytest.raises(NotNow):
            act(work, draft)
    assert work.ticket(draft.id).state is State.DISPATCHED


def test_a_second_message_soon_after_a_ticket_that_tells_of_several_joins_nothing(work: MemoryUnitOfWork) -> None:
    confirm_ticket(work, told(work, DRIP, "水龙头滴水").id, by=WANG.id, at=NIGHT)
    taken = take_in(work, Contact(contact(message=2).source, TWO, WORDS), by=WANG.id, property_id=1, at=NIGHT)
    assert taken.ticket is not None
    assert (taken.ticket.joins, views(work)[taken.ticket.id]) == (None, OFFER)
