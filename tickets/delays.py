"""The new times to choose from when a promise cannot be kept: the more urgent the ticket, the sooner they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tickets.calendar import next_time_of_day
from tickets.ticket import Urgency

DELAYS: Mapping[Urgency, tuple[timedelta, ...]] = {
    Urgency.EMERGENCY: (timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)),
    Urgency.URGENT: (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)),
    Urgency.ROUTINE: (timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)),
}
"""By urgency, the soonest first; what is no emergency may also wait for the morning."""

LONGEST = timedelta(weeks=1)
"""The longest delay that is told as a span."""

MORNING = time(9)
AHEAD = timedelta(hours=1)
"""A choice of "tomorrow morning" begins this long before nine o'clock."""


def named(minutes: int, now: datetime) -> datetime:
    """The moment that a button means: so many minutes from now; a number larger than a week counts from the epoch."""
    start = now if timedelta(minutes=minutes) <= LONGEST else datetime(1970, 1, 1, tzinfo=UTC)
    return start + timedelta(minutes=minutes)


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Nine o'clock in `zone`, of today before eight and of tomorrow after, in UTC."""
    return next_time_of_day(now + AHEAD, MORNING, zone)
