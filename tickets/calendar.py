"""The front desk's working time: reception hours of working days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HORIZON = 366
"""How many days ahead a working day is looked for; beyond that the calendar must be wrong."""


@dataclass(frozen=True)
class Calendar:
    """Reception hours in the property's zone, on the days that `working` says are worked (调休 included)."""

    zone: ZoneInfo
    opens: time
    closes: time
    working: Callable[[date], bool]

    def add(self, start: datetime, span: timedelta) -> datetime:
        """The moment (UTC) when `span` of reception hours has passed since `start`; raises `ValueError` if the desk
        never opens.
        """
        left = span
        for opens, closes in self._hours_from(start):
            begin = max(opens, start)
            if begin + left <= closes:
                return begin + left
            left -= closes - begin
        raise ValueError(f"no {span} of reception hours within {HORIZON} days of {start:%Y-%m-%d}")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much of the time between two moments lies in reception hours."""
        total = timedelta()
        for opens, closes in self._hours_from(start):
            if opens >= end:
                break
            total += max(min(closes, end) - max(opens, start), timedelta())
        return total

    def open_at(self, moment: datetime) -> bool:
        """Whether the desk is staffed at that moment."""
        day = moment.astimezone(self.zone)
        return self.working(day.date()) and self.opens <= day.time() < self.closes

    def next_opening(self, moment: datetime) -> datetime:
        """When a person answers: `moment` itself in reception hours, otherwise the next opening."""
        for opens, _ in self._hours_from(moment):
            return max(opens, moment)
        raise ValueError(f"no reception hours within {HORIZON} days of {moment:%Y-%m-%d}")

    def working_days_after(self, day: date, count: int) -> date:
        """The `count`th working day after that date, counted as dates (调休 included)."""
        for offset in range(1, HORIZON):
            later = day + timedelta(days=offset)
            count -= self.working(later)
            if count <= 0:
                return later
        raise ValueError(f"too few working days within {HORIZON} days of {day}")

    def _hours_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Opening and closing (UTC) of each working day that ends after `start`."""
        first = start.astimezone(self.zone).date()
        for offset in range(HORIZON):
            day = first + timedelta(days=offset)
            opens, closes = (datetime.combine(day, at, self.zone).astimezone(UTC) for at in (self.opens, self.closes))
            if self.working(day) and closes > start:
                yield opens, closes


def next_time_of_day(moment: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The first `at` o'clock in `zone` after `moment`, in UTC."""
    day = moment.astimezone(zone).date()
    today = datetime.combine(day, at, zone).astimezone(UTC)
    return today if today > moment else datetime.combine(day + timedelta(days=1), at, zone).astimezone(UTC)
