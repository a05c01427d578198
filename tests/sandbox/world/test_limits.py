"""Telegram's limits on sending, in real seconds given by hand."""

from sandbox.world.limits import Limits

GROUP, OTHER_GROUP = -100_1, -100_2


def spread(limits: Limits, count: int, at: float) -> list[int]:
    """One message to each of so many people."""
    return [limits.take(1000 + number, 1, at) for number in range(count)]


def test_thirty_in_a_second_and_no_more() -> None:
    limits = Limits(on=True)
    assert spread(limits, 31, 100.0) == [0] * 30 + [1]
    assert limits.take(5, 1, 100.9) == 1
    assert limits.take(5, 1, 101.0) == 0


def test_twenty_a_minute_in_a_group() -> None:
    limits = Limits(on=True)
    assert [limits.take(GROUP, 1, 100.0 + n) for n in range(20)] == [0] * 20
    assert limits.take(GROUP, 1, 120.0) == 40
    assert limits.take(OTHER_GROUP, 1, 120.0) == 0
    assert limits.take(GROUP, 1, 160.0) == 0
    assert limits.take(GROUP, 1, 160.5) == 1


def test_an_album_counts_its_parts() -> None:
    limits = Limits(on=True)
    assert [limits.take(GROUP, 10, 100.0 + n) for n in range(3)] == [0, 0, 58]


def test_a_private_chat_takes_a_burst_and_then_one_a_second() -> None:
    limits = Limits(on=True)
    assert [limits.take(7, 1, 100.0) for _ in range(6)] == [0] * 5 + [1]
    assert [limits.take(7, 1, 101.0) for _ in range(2)] == [0, 1]
    assert limits.take(7, 1, 110.0) == 0


def test_what_is_refused_is_not_counted() -> None:
    limits = Limits(on=True)
    for number in range(100):
        limits.take(GROUP, 1, 100.0 + number / 100)
    assert limits.take(GROUP, 1, 161.0) == 0


def test_edits_and_a_switched_off_limit_pass() -> None:
    assert [Limits(on=True).take(GROUP, 0, 1.0) for _ in range(50)] == [0] * 50
    off = Limits(on=False)
    assert [off.take(GROUP, 1, 1.0) for _ in range(50)] == [0] * 50
