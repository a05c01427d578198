"""Which new times are offered."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tickets.delays import DELAYS, next_morning
from tickets.ticket import Urgency

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("now", "morning"),
    [("23T03:02", "23T09:00"), ("23T07:59", "23T09:00"), ("23T08:00", "24T09:00"), ("23T21:00", "24T09:00")],
)
def test_the_next_morning_is_not_thirty_hours_away(now: str, morning: str) -> None:
    at, expected = (datetime.fromisoformat(f"2026-11-{each}").replace(tzinfo=ZONE) for each in (now, morning))
    assert next_morning(at, ZONE) == expected


def test_the_more_urgent_the_sooner() -> None:
    soonest = [DELAYS[urgency][0] for urgency in Urgency]
    assert soonest == sorted(soonest)
    assert all(list(each) == sorted(each) for each in DELAYS.values())
