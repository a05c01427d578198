"""Every notation of a place that residents use, and what looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tickets.triage.no_places import NO_PLACES
from tests.tickets.triage.notations import CHINESE, DENIED, ENGLISH, FOUND_LATER, IN_ZONES, PUNCTUATED
from tickets.triage.places import find_place, locate


def rows(table: str) -> list[tuple[str, str]]:
    """The rows of a table; ⏎ stands for a new line."""
    pairs = [line.strip().rsplit(" → ", 1) for line in table.strip().splitlines()]
    return [(words.replace("⏎", "\n"), place) for words, place in pairs]


def said(text: str) -> str:
    place = find_place(text)
    return "/".join(part or "-" for part in (place.building, place.section, place.room))


@pytest.mark.parametrize(
    ("text", "place"), rows(PUNCTUATED) + rows(CHINESE) + rows(ENGLISH) + rows(IN_ZONES) + rows(FOUND_LATER)
)
def test_notations(text: str, place: str) -> None:
    assert said(text) == place


@pytest.mark.parametrize(("text", "place"), rows(DENIED))
def test_a_place_that_is_denied_is_not_the_place(text: str, place: str) -> None:
    assert said(text) == place


@pytest.mark.parametrize(("text", "place"), rows(CHINESE) + rows(ENGLISH))
def test_a_matter_beside_a_place_changes_nothing_of_it(text: str, place: str) -> None:
    assert said(f"{text}, 水管漏水 please help") == place


@pytest.mark.parametrize("text", NO_PLACES.strip().splitlines())
def test_what_counts_or_names_something_else_is_no_place(text: str) -> None:
    assert said(text.strip()) == "-/-/-"


@pytest.mark.parametrize("text", NO_PLACES.strip().splitlines())
def test_nor_does_it_hide_the_place_beside_it(text: str) -> None:
    assert said(f"3栋2单元1201。{text.strip()}") == "3/2/1201"


PARTS = st.tuples(st.integers(1, 60), st.integers(1, 6), st.integers(1, 33), st.integers(1, 9))


@given(PARTS, st.sampled_from("/_-"))
def test_three_numbers_with_one_joint(parts: tuple[int, int, int, int], joint: str) -> None:
    b, s, floor, door = parts
    assert said(joint.join((str(b), str(s), f"{floor}0{door}"))) == f"{b}/{s}/{floor}0{door}"


@given(PARTS)
def test_a_form_filled_in(parts: tuple[int, int, int, int]) -> None:
    b, s, floor, door = parts
    assert said(f"楼栋：{b} 单元：{s} 房号：{floor}0{door}") == f"{b}/{s}/{floor}0{door}"


@given(PARTS)
def test_zeros_before_a_number_say_nothing(parts: tuple[int, int, int, int]) -> None:
    b, s, floor, door = parts
    assert said(f"{b:02}栋{s:02}单元{floor:02}0{door}") == f"{b}/{s}/{floor}0{door}"


@given(
    st.dates(date(2010, 1, 1), date(2039, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y.%m.%d", "%d/%m/%y"]),
)
def test_dates_are_no_places(day: date, form: str) -> None:
    assert said(f"since {day:{form}}") == "-/-/-"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("二期", "二期"),
        ("我们二期没水", "二期"),
        ("東區12幢", "東區"),
        ("5号院3号楼", "5号院"),
        ("5號院停水", "5號院"),
        ("A区5栋1201", "A区"),
        ("Phase 2 Block 5 12C", "Phase 2"),
        ("I live in zone 3", "zone 3"),
        ("桂花苑3栋502", "桂花苑"),
        ("不是东区，是西区", "西区"),
        ("第12期物业费", None),
        ("分12期付款", None),
        ("一期工程", None),
        ("小区里停水", None),
        ("地库C区没灯", None),
        ("burglar alarm says zone 2 open", None),
        ("phase 2 power is missing", None),
    ],
)
def test_phases_zones_and_courtyards_are_kept_as_written(text: str, zone: str | None) -> None:
    assert find_place(text).zone == zone


def test_the_rest_of_the_text_has_no_zone() -> None:
    assert locate("二期3栋2单元1201 厨房漏水")[1].split() == ["厨房漏水"]
