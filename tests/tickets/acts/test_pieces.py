"""A matter that is told in pieces ends as if it had been told at once, with every word on its ticket (IN21)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.policy.lexicon import load_lexicon
from bot.policy.load import FOLDER
from tests.cast import LIAO, MORNING, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.pieces import End, ends
from tests.tickets.acts.stories import PHOTO
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.correct_ticket import set_category, set_unit, set_urgency
from tickets.acts.take_in import take_in
from tickets.acts.tell_more import tell_more
from tickets.contact import Contact, Outcome, Read
from tickets.outgoing import Audience
from tickets.people import Person
from tickets.policy import Policy
from tickets.reading import read as understood
from tickets.records import Source
from tickets.ticket import Kind, Location, Ticket, Urgency

RIGHT = 50 / 60
"""The share of `tests/data/pieces.jsonl` that ends right in kind, category, urgency and place, at the least."""


@pytest.fixture(scope="module")
def read() -> Read:
    return partial(understood, lexicon=load_lexicon(FOLDER / "lexicon"))


def say(work: MemoryUnitOfWork, read: Read, *pieces: str, by: Person = LIAO, begun: int = 0) -> Ticket:
    """The pieces a few seconds apart; gives the newest ticket."""
    for number, text in enumerate(pieces, start=begun):
        said = Contact(Source(by.id, 100 + number), read(text), text)
        take_in(work, said, by=by.id, property_id=1, at=MORNING + timedelta(seconds=5 * number), read=read)
    return work.stored[max(work.stored)]


def words(work: MemoryUnitOfWork, ticket: Ticket) -> list[str]:
    return [each.text for each in work.words(ticket.id)]


def view(work: MemoryUnitOfWork) -> str | None:
    return [show for show in work.shown if show.audience is Audience.RESIDENT][-1].view


def test_a_lift_emergency_in_four_pieces(work: MemoryUnitOfWork, read: Read) -> None:
    ticket = say(work, read, "师傅", "电梯", "困住了", "3栋2单元")
    assert (ticket.kind, ticket.category, ticket.urgency) == (Kind.REPAIR, "elevator", Urgency.EMERGENCY)
    assert (ticket.hazards, ticket.place.building, ticket.place.section) == (("trapped",), "3", "2")
    assert (words(work, ticket), len(work.stored)) == (["师傅", "电梯", "困住了", "3栋2单元"], 1)
    assert work.happened(ticket.id).count("WordsAdded") == 4


def test_a_place_first_waits_for_its_matter(work: MemoryUnitOfWork, read: Read) -> None:
    assert say(work, read, "3栋2单元").category == "other"
    assert view(work) == "words"
    ticket = say(work, read, "电梯困人", begun=1)
    assert (ticket.category, ticket.urgency, ticket.place.building) == ("elevator", Urgency.EMERGENCY, "3")
    assert words(work, ticket) == ["3栋2单元", "电梯困人"]


def test_a_word_that_was_cut_in_two_is_read(work: MemoryUnitOfWork, read: Read) -> None:
    ticket = say(work, read, "漏", "气了")
    assert (ticket.category, ticket.urgency, ticket.hazards) == ("gas", Urgency.EMERGENCY, ("gas",))


def test_a_danger_told_where_the_place_was_asked_is_an_emergency_with_all_its_words(
    work: MemoryUnitOfWork, read: Read
) -> None:
    ticket = say(work, read, "gas", "smell in my kitchen", "A 905")
    assert (ticket.category, ticket.urgency, "gas" in ticket.hazards) == ("gas", Urgency.EMERGENCY, True)
    assert (ticket.place, words(work, ticket)) == (
        Location("A", None, "905"),
        ["gas", "smell in my kitchen", "A 905"],
    )


@pytest.mark.parametrize("answer", ["厨房的", "味道很大", "孩子一个人锁里面了"])
def test_words_that_name_no_place_are_none(work: MemoryUnitOfWork, read: Read, answer: str) -> None:
    ticket = say(work, read, "厨房水龙头滴水", answer)
    assert (ticket.place, words(work, ticket)) == (Location(), ["厨房水龙头滴水", answer])


def test_a_number_alone_needs_its_building(work: MemoryUnitOfWork, read: Read) -> None:
    ticket = say(work, read, "厨房水龙头滴水", "905")
    assert (ticket.place, view(work)) == (Location(room="905"), "place")
    ticket = say(work, read, "3栋2单元", begun=2)
    assert ticket.place == Location("3", "2", "905")


def test_a_correction_keeps_building_and_section(work: MemoryUnitOfWork, read: Read) -> None:
    ticket = say(work, read, "厨房水龙头滴水，3栋2单元802", "不是802，是902", "又打错了 1002")
    assert (ticket.place, words(work, ticket)[1:]) == (Location("3", "2", "1002"), ["不是802，是902", "又打错了 1002"])


def test_a_room_seen_from_elsewhere_does_not_move_it(work: MemoryUnitOfWork, read: Read) -> None:
    ticket = say(work, read, "厨房水管漏水，3栋2单元1202", "水都漏到楼下1102的天花板上了")
    assert ticket.place.room == "1202"


def test_what_was_chosen_by_a_button_is_not_overruled(work: MemoryUnitOfWork, read: Read) -> None:
    draft = say(work, read, "厨房水龙头滴水，3栋2单元1210")
    set_category(work, draft.id, by=LIAO.id, at=MORNING, category="drainage")
    set_urgency(work, draft.id, by=LIAO.id, at=MORNING, urgency=Urgency.URGENT)
    set_unit(work, draft.id, by=LIAO.id, at=MORNING, unit_id=8)
    ticket = say(work, read, "水龙头一直滴水", "1201也听得到滴水声", begun=1)
    assert (ticket.category, ticket.urgency, ticket.place.unit_id) == ("drainage", Urgency.URGENT, 8)
    assert say(work, read, "现在闻到很浓的煤气味", begun=3).urgency is Urgency.EMERGENCY


def test_chatter_stands_with_the_matter_and_opens_none(work: MemoryUnitOfWork, read: Read) -> None:
    ticket = say(work, read, "厨房水龙头滴水", "谢谢")
    assert words(work, ticket) == ["厨房水龙头滴水", "谢谢"]
    assert (ticket.category, ticket.urgency) == ("plumbing", Urgency.ROUTINE)


def test_an_album_caption_is_read_together_too(work: MemoryUnitOfWork, read: Read) -> None:
    say(work, read, "电梯")
    part = Contact(Source(LIAO.id, 300, "album"), read("困住了"), "困住了", (PHOTO,))
    taken = take_in(work, part, by=LIAO.id, property_id=1, at=MORNING + timedelta(seconds=9), read=read)
    assert taken.outcome is Outcome.JOINED
    assert taken.ticket is not None
    assert (taken.ticket.urgency, len(work.files(taken.ticket.id))) == (Urgency.EMERGENCY, 1)


def test_what_follows_an_emergency_that_went_out_adds_its_dangers(work: MemoryUnitOfWork, read: Read) -> None:
    draft = say(work, read, "电梯困人了，3栋2单元", by=WANG)
    ticket = confirm_ticket(work, draft.id, by=WANG.id, at=MORNING)
    for number, text in enumerate(("里面有人", "晕倒了")):
        said = Contact(Source(WANG.id, 200 + number), read(text), text)
        tell_more(work, said, by=WANG.id, at=MORNING + timedelta(minutes=1 + number), read=read)
    assert work.ticket(ticket.id).hazards == ("trapped", "medical")


def test_a_message_costs_a_few_readings_however_many_came_before(work: MemoryUnitOfWork, read: Read) -> None:
    heard: list[str] = []

    def counted(text: str) -> object:
        heard.append(text)
        return read(text)

    pieces = ["厨房", "水龙头", "一直", "滴水", "三天了", "没人管", "3栋2单元1202", "快来", "今天在家", "谢谢"]
    costs = []
    for number, text in enumerate(pieces):
        said, before = Contact(Source(LIAO.id, number), read(text), text), len(heard)
        at = MORNING + timedelta(seconds=number)
        take_in(work, said, by=LIAO.id, property_id=1, at=at, read=counted)  # type: ignore[arg-type]
        costs.append(len(heard) - before)
    assert max(costs) <= 4


def test_matters_in_pieces_end_right(policy: Policy, read: Read) -> None:
    found = list(ends(Path("tests/data/pieces.jsonl"), policy, read))
    assert [each.pieces for each in found if {"words", "several", "nothing"} & set(each.wrong)] == []
    assert _share(found) >= RIGHT


def _share(found: list[End]) -> float:
    return sum(not each.wrong for each in found) / len(found)
