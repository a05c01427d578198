"""Which days are working days: by the office's own list, the state's calendar, public holidays, then weekdays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import structlog

log = structlog.get_logger()

SATURDAY = 5


@dataclass(frozen=True)
class WorkingDays:
    """Answers for any day; if a source does not know it, the next one is asked, with a warning."""

    country: str
    rest: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()

    def __call__(self, day: date) -> bool:
        """Whether people work on `day`."""
        if day in self.rest:
            return False
        return day in self.work or _by_calendar(self.country, day)


@cache
def _by_calendar(country: str, day: date) -> bool:
    known = _by_state(day) if country == "CN" else None
    if known is not None:
        return known
    free = day in _public_holidays(country, day.year)
    return day.weekday() < SATURDAY and not free


def _by_state(day: date) -> bool | None:
    """By the State Council's notice, moved days included; `None` for years that the package does not have."""
    import chinese_calendar  # noqa: PLC0415 - slow to start with, and for one country only

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        _warn("no calendar with moved days", "CN", day.year)
        return None


@cache
def _public_holidays(country: str, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - slow to start with

    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        _warn("no public holidays known, going by weekdays", country, year)
        return frozenset()


@cache
def _warn(what: str, country: str, year: int) -> None:
    log.warning("calendar_poor", what=what, country=country, year=year, remedy="list the days in policy/holidays.yaml")
