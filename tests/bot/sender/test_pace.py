from hypothesis import given
from hypothesis import strategies as st

from bot.sender import pace
from bot.sender.pace import BURST, Pace

PRIVATE, TEAM = 7, -100


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def send(limits: Pace, seconds: Seconds, chat_id: int, weight: int) -> float:
    """Wait as told, send; when it went."""
    seconds.now += limits.wait(chat_id, weight)
    limits.spend(chat_id, weight)
    return seconds.now


def test_a_private_chat_takes_five_at_once_and_then_one_a_second() -> None:
    seconds = Seconds()
    limits = Pace(seconds)
    sent = [send(limits, seconds, PRIVATE, 1) - 1000 for _ in range(8)]
    assert sent == [0, 0, 0, 0, 0, 1, 2, 3]


def test_a_rest_gives_the_burst_back_but_never_more() -> None:
    seconds = Seconds()
    limits = Pace(seconds)
    for _ in range(BURST):
        send(limits, seconds, PRIVATE, 1)
    seconds.now += 3600
    assert [send(limits, seconds, PRIVATE, 1) - 4600 for _ in range(6)] == [0, 0, 0, 0, 0, 1]


def test_an_album_for_a_person_weighs_its_parts() -> None:
    seconds = Seconds()
    limits = Pace(seconds)
    send(limits, seconds, PRIVATE, 10)
    assert limits.wait(PRIVATE, 1) == 6


@given(st.lists(st.tuples(st.integers(0, 10), st.floats(0, 15)), min_size=1, max_size=80))
def test_no_minute_of_a_group_ever_has_more_than_twenty(plan: list[tuple[int, float]]) -> None:
    seconds = Seconds()
    limits = Pace(seconds)
    sent: list[tuple[float, int]] = []
    for weight, rest in plan:
        sent.append((send(limits, seconds, TEAM, weight), weight))
        seconds.now += rest
    for start, _ in sent:
        assert sum(weight for at, weight in sent if start <= at < start + 60 - 1e-6) <= 20


def test_a_group_waits_no_longer_than_it_must() -> None:
    seconds = Seconds()
    limits = Pace(seconds)
    for _ in range(20):
        send(limits, seconds, TEAM, 1)
        seconds.now += 1
    assert limits.wait(TEAM, 1) == 40
    assert limits.wait(TEAM, 3) == 42
    assert limits.wait(TEAM, 0) == 0


def test_an_album_for_a_group_waits_until_all_of_it_may_go() -> None:
    seconds = Seconds()
    limits = Pace(seconds)
    for weight in (10, 10):
        send(limits, seconds, TEAM, weight)
        seconds.now += 5
    assert limits.wait(TEAM, 10) == 50
    seconds.now += 50
    assert send(limits, seconds, TEAM, 10) == 1060
    assert limits.wait(TEAM, 1) == 5


def test_chats_do_not_wait_for_each_other_and_are_forgotten() -> None:
    seconds = Seconds()
    limits = Pace(seconds)
    for chat_id in range(1, pace.MANY + 10):
        send(limits, seconds, chat_id, BURST)
        send(limits, seconds, -chat_id, 1)
        seconds.now += 1
    assert seconds.now == 1000 + pace.MANY + 9
    assert len(limits._private) + len(limits._groups) < 200
