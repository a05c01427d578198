from __future__ import annotations

from tickets.triage.near import nearest_units
from tickets.triage.places import Place

UNITS = [("3", "2", "1201"), ("3", "2", "1102"), ("3", "1", "1201"), ("12", "2", "1201"), ("9", "9", "2505")]


def test_the_unit_itself_comes_first() -> None:
    assert nearest_units(Place("3", "2", "1201"), UNITS)[0] == ("3", "2", "1201")


def test_a_missing_section_is_filled_from_the_units_on_file() -> None:
    assert nearest_units(Place("3", None, "1201"), UNITS)[:2] == (("3", "1", "1201"), ("3", "2", "1201"))


def test_digits_that_changed_places_are_one_slip() -> None:
    assert nearest_units(Place("3", "2", "2101"), UNITS)[0] == ("3", "2", "1201")


def test_what_is_too_far_off_is_not_offered() -> None:
    assert ("9", "9", "2505") not in nearest_units(Place("3", "2", "1201"), UNITS)
    assert nearest_units(Place("77", "7", "9999"), UNITS) == ()
