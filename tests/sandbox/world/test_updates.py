"""The queue of updates: confirming, expiring, disorder."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sandbox.clock import Clock
from sandbox.schema.check import SchemaError
from sandbox.world.updates import UpdateQueue

CHAT = {"id": 7, "type": "private", "first_name": "王"}


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 22, tzinfo=UTC), running=False)


@pytest.fixture
def queue(clock: Clock) -> UpdateQueue:
    return UpdateQueue(clock)


def message(number: int) -> dict[str, Any]:
    return {"message_id": number, "date": 1, "chat": CHAT, "text": str(number)}


def fill(queue: UpdateQueue, count: int) -> list[int]:
    for number in range(count):
        queue.put("message", message(number), 7)
    return ids(queue)


def ids(queue: UpdateQueue) -> list[int]:
    return [queued.update_id for queued in queue.pending]


def test_an_offset_confirms_what_is_below(queue: UpdateQueue) -> None:
    first, second, third = fill(queue, 3)
    assert [body["update_id"] for body in queue.fetch(0, 2)] == [first, second]
    assert [body["update_id"] for body in queue.fetch(third, 100)] == [third]
    assert ids(queue) == [third]


def test_a_negative_offset_keeps_the_last(queue: UpdateQueue) -> None:
    *_, last = fill(queue, 3)
    assert [body["update_id"] for body in queue.fetch(-1, 100)] == [last]
    assert ids(queue) == [last]


def test_updates_are_kept_for_a_day(queue: UpdateQueue, clock: Clock) -> None:
    fill(queue, 1)
    clock.set(add=timedelta(hours=24))
    assert len(queue.fetch(0, 100)) == 1
    clock.set(add=timedelta(seconds=1))
    assert queue.fetch(0, 100) == []


def test_some_kinds_come_only_when_listed(queue: UpdateQueue) -> None:
    assert not queue.wanted("chat_member")
    assert not queue.wanted("message_reaction")
    assert queue.wanted("my_chat_member")
    queue.allowed = ["chat_member"]
    assert queue.wanted("chat_member")
    assert not queue.put("message", message(1), 7)
    assert ids(queue) == []


def test_duplicates_bear_the_same_ids_also_when_confirmed(queue: UpdateQueue) -> None:
    first, second = fill(queue, 2)
    queue.fetch(second + 1, 100)
    assert queue.duplicate(1) == 1
    assert ids(queue) == [second]
    assert queue.next_id == second + 1
    assert first < second


def test_a_shuffle_can_be_repeated(clock: Clock) -> None:
    one, two = UpdateQueue(clock), UpdateQueue(clock)
    original = fill(one, 10)
    fill(two, 10)
    one.shuffle(3)
    two.shuffle(3)
    assert ids(one) == ids(two) != original


def test_ids_restart(queue: UpdateQueue) -> None:
    fill(queue, 1)
    queue.restart(5)
    queue.put("message", message(1), 7)
    assert ids(queue)[1] == 5


def test_held_updates_come_later_in_order(queue: UpdateQueue) -> None:
    (first,) = fill(queue, 1)
    queue.hold(True)
    fill(queue, 2)
    queue.hold(True)
    assert ids(queue) == [first]
    queue.hold(False)
    assert ids(queue) == [first, first + 1, first + 2]


def test_a_raw_update_is_not_checked_and_takes_the_next_id(queue: UpdateQueue) -> None:
    queued = queue.put_raw({"message": {"nonsense": True}})
    assert queued.body["update_id"] == queue.next_id - 1
    assert queue.put_raw({"update_id": 9}).body == {"update_id": 9}


def test_an_update_against_the_schema_is_our_own_bug(queue: UpdateQueue) -> None:
    with pytest.raises(SchemaError, match="text"):
        queue.put("message", message(1) | {"text": 5}, 7)
    assert ids(queue) == []
