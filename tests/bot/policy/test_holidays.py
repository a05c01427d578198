from datetime import date

import pytest
from structlog.testing import capture_logs

from bot.policy import holidays
from bot.policy.holidays import WorkingDays


@pytest.fixture(autouse=True)
def warned_of_nothing() -> None:
    for function in (holidays._warn, holidays._by_calendar, holidays._public_holidays):
        function.cache_clear()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 14), True),  # a Saturday worked for the Spring Festival
        (date(2026, 2, 17), False),  # the Spring Festival itself, a Tuesday
        (date(2026, 11, 20), True),
        (date(2026, 11, 22), False),
    ],
)
def test_the_state_moves_days(day: date, worked: bool) -> None:
    assert WorkingDays("CN")(day) is worked


def test_the_office_is_always_right() -> None:
    office = WorkingDays("CN", rest=frozenset({date(2026, 11, 20)}), work=frozenset({date(2026, 11, 22)}))
    assert not office(date(2026, 11, 20))
    assert office(date(2026, 11, 22))


def test_a_year_without_moved_days_goes_by_public_holidays_and_says_so_once() -> None:
    with capture_logs() as logs:
        days = WorkingDays("CN")
        assert not days(date(2027, 10, 1))
        assert days(date(2027, 3, 1))
        assert not days(date(2027, 3, 6))
    assert [(log["log_level"], log["year"]) for log in logs] == [("warning", 2027)]


def test_other_places_have_their_own_holidays() -> None:
    assert not WorkingDays("HK")(date(2026, 12, 25))
    assert WorkingDays("CN")(date(2026, 12, 25))


def test_where_nothing_is_known_the_week_decides_and_a_warning_says_so() -> None:
    with capture_logs() as logs:
        assert WorkingDays("XX")(date(2026, 12, 25))
        assert not WorkingDays("XX")(date(2026, 12, 26))
    assert [log["what"] for log in logs] == ["no public holidays known, going by weekdays"]


@pytest.mark.parametrize("year", [1700, 1999, 2101, 9999])
def test_no_year_is_an_error(year: int) -> None:
    assert WorkingDays("CN")(date(year, 3, 1)) in (True, False)
