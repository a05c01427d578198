"""The desk's clock, with nights, weekends and 调休."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.calendar import Calendar, next_time_of_day

ZONE = ZoneInfo("Asia/Shanghai")
MADE_UP_SATURDAY = date(2026, 11, 28)


def worked(day: date) -> bool:
    """Monday to Friday, and one Saturday worked for a bridge day."""
    return day.weekday() < 5 or day == MADE_UP_SATURDAY


CALENDAR = Calendar(ZONE, time(8), time(20), worked)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def test_time_runs_within_reception_hours() -> None:
    assert CALENDAR.add(local(23, 9), timedelta(minutes=10)) == local(23, 9, 10)


def test_the_night_does_not_count() -> None:
    assert CALENDAR.add(local(23, 19, 55), timedelta(minutes=10)) == local(24, 8, 5)
    assert CALENDAR.add(local(23, 2), timedelta(minutes=10)) == local(23, 8, 10)


def test_a_saturday_worked_for_a_bridge_day_counts_and_the_sunday_does_not() -> None:
    assert CALENDAR.add(local(27, 19), timedelta(hours=2)) == local(28, 9)
    assert CALENDAR.add(local(28, 19), timedelta(hours=2)) == local(30, 9)


def test_three_working_days_are_three_times_the_reception_hours() -> None:
    assert CALENDAR.add(local(23, 12), timedelta(hours=36)) == local(26, 12)


def test_when_a_person_will_answer() -> None:
    assert CALENDAR.next_opening(local(23, 10)) == local(23, 10)
    assert CALENDAR.next_opening(local(28, 21)) == local(30, 8)
    assert CALENDAR.open_at(local(23, 8))
    assert not CALENDAR.open_at(local(23, 20))


def test_a_desk_that_never_opens_is_refused() -> None:
    never = Calendar(ZONE, time(8), time(20), lambda day: False)
    with pytest.raises(ValueError, match=r"no .* of reception hours"):
        never.add(local(23, 9), timedelta(minutes=1))
    with pytest.raises(ValueError, match="no reception hours"):
        never.next_opening(local(23, 9))


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@given(MOMENTS, st.integers(0, 6000))
def test_adding_and_measuring_agree(start: datetime, minutes: int) -> None:
    span = timedelta(minutes=minutes)
    assert CALENDAR.between(start, CALENDAR.add(start, span)) == span


@given(MOMENTS)
def test_the_next_time_of_day_is_within_a_day(moment: datetime) -> None:
    round_at = next_time_of_day(moment, time(16), ZONE)
    assert timedelta() < round_at - moment <= timedelta(days=1)
    assert round_at.astimezone(ZONE).time() == time(16)
