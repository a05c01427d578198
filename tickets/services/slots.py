"""The times that the front desk can offer for a service: mornings and afternoons in reception hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import islice

from tickets.calendar import HORIZON, Calendar

BEGINNINGS = (time(9), time(14))
"""When a morning and an afternoon begin, by the office's own clock."""
OFFERED = 6
SOONEST = timedelta(hours=1)
"""How long before a time begins it is no longer offered."""


def slots(now: datetime, calendar: Calendar) -> list[datetime]:
    """The next times (UTC) at which the desk is open."""
    return list(islice(_slots(now, calendar), OFFERED))


def _slots(now: datetime, calendar: Calendar) -> Iterator[datetime]:
    today = now.astimezone(calendar.zone).date()
    for offset in range(HORIZON):
        for begins in BEGINNINGS:
            at = datetime.combine(today + timedelta(days=offset), begins, calendar.zone).astimezone(UTC)
            if at >= now + SOONEST and calendar.open_at(at):
                yield at
