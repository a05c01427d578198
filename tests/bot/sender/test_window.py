"""The whole bot's limit, by a clock of the test's own."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sender.window import ALLOWED, SECONDS, Window


class Tick:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@given(
    st.lists(st.tuples(st.integers(1, 10), st.floats(0, 0.3), st.floats(0, 2.0), st.floats(0, 1)), max_size=60),
)
def test_no_second_ever_has_more_than_thirty(plan: list[tuple[int, float, float, float]]) -> None:
    """Each is let through, arrives somewhen, and is answered later; others are let through meanwhile."""
    tick, under_way, arrived = Tick(), list[tuple[float, int]](), list[tuple[float, int]]()
    window = Window(tick)

    def answer(until: float) -> None:
        for at, weight in sorted(each for each in under_way if each[0] <= until):
            tick.now = max(tick.now, at)
            under_way.remove((at, weight))
            window.end(weight)

    for weight, rest, answered_in, arrives in plan:
        answer(tick.now + rest)
        tick.now += rest
        while (wait := window.wait(weight)) > 0:
            until = tick.now + wait
            answer(until)
            tick.now = max(until, tick.now)
        window.begin(weight)
        under_way.append((tick.now + answered_in, weight))
        arrived.append((tick.now + answered_in * arrives, weight))
    for start, _ in arrived:
        assert sum(weight for at, weight in arrived if start <= at < start + SECONDS - 1e-6) <= ALLOWED


def test_what_was_answered_a_second_ago_is_no_matter() -> None:
    tick = Tick()
    window = Window(tick)
    for _ in range(3):
        window.begin(10)
        window.end(10)
        tick.now += 0.25
    assert window.wait(10) == 0.25
    assert window.wait(20) == 0.5
    tick.now += 0.25
    assert window.wait(10) == 0
    assert window.wait(1) == 0


async def passes(window: Window, weight: int, name: str, seen: list[str], until: asyncio.Event) -> None:
    async with window.passage(weight):
        seen.append(name)
        await until.wait()


async def turns(count: int = 10) -> None:
    """Let whoever can go on."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_who_waits_goes_in_their_order_as_soon_as_there_is_room() -> None:
    tick, seen, gates = Tick(), list[str](), {name: asyncio.Event() for name in ("first", "album", "last")}
    window = Window(tick)

    def start(name: str, weight: int) -> asyncio.Task[None]:
        return asyncio.ensure_future(passes(window, weight, name, seen, gates[name]))

    tasks = [start("first", 29), start("album", 10), start("last", 1)]
    await turns()
    assert seen == ["first"], "what is small does not overtake an album for ever"
    gates["first"].set()
    await turns()
    assert seen == ["first"], "it was answered just now"
    tick.now += SECONDS
    window.end(0)
    await turns()
    assert seen == ["first", "album", "last"]
    for gate in gates.values():
        gate.set()
    await asyncio.gather(*tasks)


@pytest.mark.parametrize("fault", [RuntimeError, asyncio.CancelledError])
async def test_what_fails_counts_as_if_it_had_arrived(fault: type[BaseException]) -> None:
    window = Window(Tick())
    with pytest.raises(fault):
        async with window.passage(ALLOWED):
            raise fault()
    assert window.wait(1) == SECONDS


async def test_the_urgent_goes_before_all_that_waits() -> None:
    tick = Tick()
    window, through = Window(tick), list[str]()

    async def go(name: str, *, urgent: bool) -> None:
        async with window.passage(5, urgent=urgent):
            through.append(name)

    window.begin(ALLOWED)
    routine = [asyncio.ensure_future(go(f"routine {n}", urgent=False)) for n in range(3)]
    await asyncio.sleep(0)
    hurried = asyncio.ensure_future(go("urgent", urgent=True))
    await asyncio.sleep(0)
    window.end(ALLOWED)
    tick.now += SECONDS
    await asyncio.gather(hurried, *routine)
    assert through == ["urgent", "routine 0", "routine 1", "routine 2"]
