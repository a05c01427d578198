"""The clock that a sandbox keeps."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.clock import SystemClock
from bot.demonstration.sandbox_clock import SandboxClock
from tests.sandbox_client import Sandbox

NIGHT = datetime(2026, 11, 22, 18, 10, tzinfo=UTC)


class Seconds:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


async def test_it_takes_the_sandboxs_time_and_goes_on_by_itself(telegram: Sandbox) -> None:
    await telegram.call("POST", "clock", to=NIGHT.isoformat(), running=True)
    seconds = Seconds()
    clock = SandboxClock(telegram.base, telegram.session, lambda: None, seconds)
    await clock.look()
    first = clock.now()
    assert timedelta() <= first - NIGHT < timedelta(seconds=30)
    seconds.now += 7
    assert clock.now() - first == timedelta(seconds=7)


async def test_a_clock_that_stands_stands(telegram: Sandbox) -> None:
    await telegram.call("POST", "clock", to=NIGHT.isoformat(), running=False)
    seconds = Seconds()
    clock = SandboxClock(telegram.base, telegram.session, lambda: None, seconds)
    await clock.look()
    seconds.now += 7
    assert clock.now() == NIGHT


async def test_it_follows_when_it_is_moved_and_says_so(telegram: Sandbox) -> None:
    await telegram.call("POST", "clock", to=NIGHT.isoformat(), running=False)
    moved = asyncio.Event()
    clock = SandboxClock(telegram.base, telegram.session, moved.set)
    await clock.look()
    moved.clear()
    following = asyncio.ensure_future(clock.follow())
    await telegram.call("POST", "clock", add_seconds=300)
    async with asyncio.timeout(10):
        await moved.wait()
    following.cancel()
    await asyncio.wait({following})
    assert clock.now() == NIGHT + timedelta(minutes=5)


async def test_the_present_that_is_told_counts_at_once(telegram: Sandbox) -> None:
    seconds = Seconds()
    clock = SandboxClock(telegram.base, telegram.session, lambda: None, seconds)
    clock.set(datetime.fromisoformat("2026-11-23T02:10:00+08:00"))
    assert clock.now() == NIGHT
    assert clock.now().tzinfo is UTC


def test_the_systems_clock_is_aware() -> None:
    assert SystemClock().now().utcoffset() == timedelta()
