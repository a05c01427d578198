"""The clock is read and moved."""

from datetime import UTC, datetime, timedelta

from sandbox.control.ask import Ask
from sandbox.control.idle import settled
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.world import World

PATIENCE = 30
"""Seconds that the way to another time may take, with all that falls due on it."""

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
MOST_SECONDS = (LAST - FIRST).total_seconds()


async def read_clock(ask: Ask) -> Json:
    clock = ask.world.clock
    if ask.number("version") == clock.version:
        await clock.moved.wait(min(ask.number("wait", 0), 60))
    return clock.view()


async def move_clock(ask: Ask) -> Json:
    """Moves it at once, or `halting` wherever the bot says that something falls due on the way."""
    clock = ask.world.clock
    to = instant(ask.body["to"]) if "to" in ask.body else clock.now()
    seconds = ask.get("add_seconds", 0)
    if abs(seconds) > MOST_SECONDS or not FIRST <= to + timedelta(seconds=seconds) <= LAST:
        raise Refusal(f"the clock goes from {FIRST.year} to {LAST.year}")
    target = to + timedelta(seconds=seconds)
    if ask.get("halting"):
        await _halt_on_the_way(ask.world, target)
    return _set(ask.world, target, running=ask.get("running"))


def _set(world: World, target: datetime, *, running: bool | None = None) -> Json:
    world.clock.set(to=target, running=running)
    world.events.emit("clock", world.clock.view())
    return world.clock.view()


async def _halt_on_the_way(world: World, target: datetime) -> None:
    """From one moment that the bot waits for to the next; a bot that does not come to rest is not waited for longer."""
    end = world.clock.ticks() + PATIENCE
    while world.bot.idle_url is not None:
        try:
            _, bot = await settled(world, end)
        except Refusal:
            return
        moment = instant(bot["next"]) if bot.get("next") else target
        if not world.clock.now() < moment < target:
            return
        _set(world, moment)


def instant(text: str) -> datetime:
    """An ISO 8601 instant with its offset, in UTC. Raises Refusal."""
    try:
        moment = datetime.fromisoformat(text)
        in_utc = moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Refusal(f"{text!r} is no instant such as 2026-11-22T02:10:00+08:00") from error
    if moment.tzinfo is None:
        raise Refusal(f"{text!r} has no offset, such as +08:00")
    return in_utc
