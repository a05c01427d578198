"""The clock is read and moved."""

from datetime import UTC, datetime, timedelta

from sandbox.control.ask import Ask
from sandbox.errors import Refusal
from sandbox.shapes import Json

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
MOST_SECONDS = (LAST - FIRST).total_seconds()


async def read_clock(ask: Ask) -> Json:
    clock = ask.world.clock
    if ask.number("version") == clock.version:
        await clock.moved.wait(min(ask.number("wait", 0), 60))
    return clock.view()


def move_clock(ask: Ask) -> Json:
    clock = ask.world.clock
    to = instant(ask.body["to"]) if "to" in ask.body else clock.now()
    seconds = ask.get("add_seconds", 0)
    if abs(seconds) > MOST_SECONDS or not FIRST <= to + timedelta(seconds=seconds) <= LAST:
        raise Refusal(f"the clock goes from {FIRST.year} to {LAST.year}")
    clock.set(to=to + timedelta(seconds=seconds), running=ask.get("running"))
    ask.world.events.emit("clock", clock.view())
    return clock.view()


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
