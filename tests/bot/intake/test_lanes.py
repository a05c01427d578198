import asyncio
from datetime import UTC, datetime

from bot.intake import lanes
from bot.intake.lanes import Lanes
from storage.inbox import Row

AT = datetime(2026, 11, 22, tzinfo=UTC)


def row(number: int, lane: str) -> Row:
    return Row(number, number, "message", lane, "{}", False, 1, AT)


def ids(rows: list[Row]) -> list[int]:
    return [each.id for each in rows]


async def test_a_lane_in_order_and_lanes_in_turn() -> None:
    waiting = Lanes()
    await waiting.add([row(1, "a"), row(2, "b"), row(3, "a"), row(4, "c")])
    assert ids(await waiting.take(10)) == [1, 3, 2, 4]


async def test_a_taken_lane_is_closed_until_it_is_given_back() -> None:
    waiting = Lanes()
    await waiting.add([row(1, "a"), row(2, "b")])
    first = await waiting.take(1)
    await waiting.add([row(3, "a")])
    assert ids(await waiting.take(10)) == [2]
    await waiting.give_back(first)
    assert ids(await waiting.take(10)) == [3]


async def test_what_is_to_be_done_again_comes_before_what_follows() -> None:
    waiting = Lanes()
    await waiting.add([row(1, "a"), row(2, "a"), row(3, "a")])
    taken = await waiting.take(2)
    await waiting.give_back(taken, again=taken[1:])
    assert ids(await waiting.take(10)) == [2, 3]


async def test_whoever_takes_waits_until_something_comes_or_all_is_closed() -> None:
    waiting = Lanes()
    taking = asyncio.ensure_future(waiting.take(5))
    await asyncio.sleep(0)
    assert not taking.done()
    await waiting.add([row(1, "a")])
    assert ids(await taking) == [1]
    assert not waiting.at_rest
    await waiting.give_back([row(1, "a")])
    assert waiting.at_rest
    await waiting.add([row(2, "b")])
    await waiting.close()
    assert await waiting.take(5) == []


async def test_the_intake_waits_while_too_much_is_in_hand() -> None:
    waiting = Lanes()
    await waiting.add([row(number, "a") for number in range(lanes.FULL)])
    room = asyncio.ensure_future(waiting.room())
    await asyncio.sleep(0)
    assert not room.done()
    taken = await waiting.take(1)
    await waiting.give_back(taken)
    await room
