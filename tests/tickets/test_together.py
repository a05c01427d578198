"""Pieces are read together as people would read them, and what was understood of a draft only gets better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import MORNING, NIGHT, WANG
from tickets.contact import Reading
from tickets.ticket import Kind, Location, Ticket, Urgency
from tickets.together import read_together, understood_better

LIFT = Reading(Kind.REPAIR, "elevator", urgency=Urgency.EMERGENCY, hazards=("trapped",))
LAMP = Reading(Kind.REPAIR, "electrical")
GUESS = replace(LAMP, category="plumbing", sure=False)
DRAFT = Ticket(1, 1, Kind.REPAIR, "other", Urgency.ROUTINE, Location(), NIGHT, WANG.id)


def texts(*pieces: str) -> list[str]:
    heard: list[str] = []

    def read(text: str) -> Reading:
        heard.append(text)
        return Reading()

    read_together(pieces, read)
    return heard


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        (("电梯", "困住了", "3栋2单元"), ["电梯, 困住了, 3栋2单元", "电梯困住了3栋2单元"]),
        (("漏", "气了"), ["漏, 气了", "漏气了"]),
        (("gas", "smell", "402"), ["gas, smell, 402", "gas smell 402"]),
        (("2栋", "1501", "902"), ["2栋, 1501, 902", "2栋1501 902"]),
        (("漏水。", "B 905"), ["漏水。 B 905", "漏水。B 905"]),
        (("漏水",), []),
    ],
)
def test_pieces_are_joined_with_pauses_and_in_one_breath(pieces: tuple[str, ...], joined: list[str]) -> None:
    assert texts(*pieces) == joined


def test_long_words_are_read_once_and_only_to_a_length() -> None:
    (text,) = texts("厨房的水龙头从昨天晚上开始就一直在滴水" * 60, "麻烦你们尽快安排师傅过来看看好吗谢谢")
    assert (len(text), text[-2:]) == (800, "谢谢")


def test_the_whole_decides_and_a_danger_counts_at_once() -> None:
    better = understood_better(replace(DRAFT, joins=3), GUESS, MORNING, (LIFT,))
    assert (better.category, better.urgency, better.hazards) == ("elevator", Urgency.EMERGENCY, ("trapped",))
    assert (better.hazard_at, better.joins) == (MORNING, None)


def test_a_message_that_is_sure_beats_a_whole_that_guesses() -> None:
    assert understood_better(DRAFT, LAMP, MORNING, (GUESS,)).category == "electrical"


def test_a_fragment_makes_no_emergency_that_the_whole_denies_and_a_named_danger_does() -> None:
    guess = replace(LIFT, hazards=())
    assert understood_better(DRAFT, guess, MORNING, (LAMP,), fragment=True).urgency is Urgency.ROUTINE
    assert understood_better(DRAFT, guess, MORNING, (LAMP,)).urgency is Urgency.EMERGENCY
    assert understood_better(DRAFT, LIFT, MORNING, (LAMP,), fragment=True).urgency is Urgency.EMERGENCY


def test_dangers_are_kept_in_the_order_they_were_told() -> None:
    draft = replace(DRAFT, hazards=("flood",), urgency=Urgency.EMERGENCY, hazard_at=NIGHT)
    better = understood_better(draft, replace(LIFT, hazards=("shock", "flood")), MORNING, (LIFT,))
    assert (better.hazards, better.hazard_at) == (("flood", "shock", "trapped"), NIGHT)


def test_what_was_chosen_by_a_button_stays_and_only_a_new_danger_raises_the_urgency() -> None:
    chosen = {"category", "urgency"}
    draft = replace(DRAFT, category="appliance", hazards=("trapped",))
    assert understood_better(draft, LIFT, MORNING, (LIFT,), chosen=chosen) == draft
    worse = understood_better(draft, replace(LIFT, hazards=("fire",)), MORNING, (LIFT,), chosen=chosen)
    assert (worse.category, worse.urgency) == ("appliance", Urgency.EMERGENCY)


def test_words_that_tell_of_no_matter_leave_it_to_readings_that_are_sure() -> None:
    draft = replace(DRAFT, category="appliance")
    assert understood_better(draft, Reading(), MORNING, (GUESS,), tells=False).category == "appliance"
    assert understood_better(draft, Reading(), MORNING, (LAMP,), tells=False).category == "electrical"
