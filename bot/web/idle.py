"""For a sandbox: whether anything is left to do, so that a script can wait instead of sleeping."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from aiohttp import web

from bot.demonstration.sandbox_clock import SandboxClock

Next = Callable[[], Awaitable[datetime | None]]
"""When something falls due next, if anything does."""

Open = Callable[[], Awaitable[Mapping[str, int]]]
"""What is open, by place, with its count."""

HELD = 5.0
"""Seconds that the answer is held back while something is still open."""

STEP = 0.01
"""Seconds between two looks."""


def idle_route(clock: SandboxClock, look: Open, following: Next) -> web.RouteDef:
    """`/idle?now=<instant>`: takes the sandbox's time, waits a little for rest, and says what is open or due next."""

    async def idle(request: web.Request) -> web.Response:
        try:
            now = datetime.fromisoformat(request.query["now"])
        except (KeyError, ValueError):
            return web.json_response({"error": "now: an instant like 2026-11-22T02:10:00+00:00"}, status=400)
        if now.tzinfo is None:
            return web.json_response({"error": "now: an instant with its offset"}, status=400)
        clock.set(now)
        left = await _rest(look)
        due_at = await following()
        return web.json_response({"idle": not left, "open": left, "next": due_at and due_at.isoformat()})

    return web.get("/idle", idle)


async def _rest(look: Open) -> dict[str, int]:
    """Wait until nothing is open or the time is up; what is open then.

    Two looks in a row must find nothing: the places are counted one after the other, and a matter may move on between.
    """
    until, quiet = time.monotonic() + HELD, 0
    while True:
        left = {place: count for place, count in (await look()).items() if count}
        quiet = 0 if left else quiet + 1
        if quiet > 1 or time.monotonic() > until:
            return left
        await asyncio.sleep(STEP if left else 0)
