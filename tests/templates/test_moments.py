"""Times, dates and spans as each language writes them, in the estate's zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from templates.language import language
from templates.moments import clock, span

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 18, 10, tzinfo=UTC)
"""02:10 on Monday 23 November in Shanghai."""


@pytest.mark.parametrize(
    ("at", "hans", "hant", "english"),
    [
        (NOW + timedelta(minutes=15), "02:25", "02:25", "02:25"),
        (NOW - timedelta(hours=4), "昨天 22:10", "昨天 22:10", "yesterday 22:10"),
        (NOW + timedelta(hours=24), "明天 02:10", "明天 02:10", "tomorrow 02:10"),
        (NOW + timedelta(days=2), "11月25日（周三） 02:10", "11月25日（週三） 02:10", "Wed 25 Nov, 02:10"),
        (
            NOW + timedelta(days=60),
            "2027年1月22日（周五） 02:10",
            "2027年1月22日（週五） 02:10",
            "Fri 22 Jan 2027, 02:10",
        ),
    ],
)
def test_clock(at: datetime, hans: str, hant: str, english: str) -> None:
    written = [clock(at, NOW, ZONE, language(locale)) for locale in ("zh_Hans", "zh_Hant", "en")]
    assert written == [hans, hant, english]


def test_clock_reads_frozen_parameters() -> None:
    assert clock((NOW + timedelta(minutes=15)).isoformat(), NOW, ZONE, language("en")) == "02:25"


def test_midnight_parts_the_days_in_the_estates_zone() -> None:
    before = datetime(2026, 11, 22, 15, 59, tzinfo=UTC)
    assert clock(before + timedelta(minutes=1), before, ZONE, language("en")) == "tomorrow 00:00"


@pytest.mark.parametrize(
    ("length", "hans", "hant", "english"),
    [
        (timedelta(seconds=59), "不到 1 分钟", "不到 1 分鐘", "less than a minute"),
        (timedelta(minutes=1), "1 分钟", "1 分鐘", "1 minute"),
        (timedelta(minutes=6, seconds=50), "6 分钟", "6 分鐘", "6 minutes"),
        (timedelta(minutes=-6), "6 分钟", "6 分鐘", "6 minutes"),
        (timedelta(hours=1, minutes=20), "1 小时 20 分钟", "1 小時 20 分鐘", "1 hour 20 minutes"),
        (timedelta(days=2, hours=3, minutes=40), "2 天 3 小时", "2 天 3 小時", "2 days 3 hours"),
    ],
)
def test_span(length: timedelta, hans: str, hant: str, english: str) -> None:
    written = [span(length, language(locale)) for locale in ("zh_Hans", "zh_Hant", "en")]
    assert written == [hans, hant, english]


def test_days_and_months_are_those_of_the_region() -> None:
    at = datetime(2026, 9, 22, 1, tzinfo=UTC)
    spoken = [("en", "GB"), ("en", "SG"), ("zh_Hant", "TW"), ("zh_Hant", "HK")]
    written = [clock(at, NOW, ZONE, language(locale, region)) for locale, region in spoken]
    assert written == ["Tue 22 Sept, 09:00"] * 2 + ["9月22日（週二） 09:00"] * 2
