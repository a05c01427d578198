"""A sandbox's clock, which the people of the demonstration move."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import aiohttp
import structlog

log = structlog.get_logger()

PATIENCE = 30
"""Seconds that the sandbox may take to say that its clock was moved."""

AGAIN_AFTER = 0.5
"""Seconds before a sandbox that cannot be reached is asked again."""


class SandboxClock:
    """A sandbox's clock, followed over HTTP; `moved` is called whenever it was set, stopped or started.

    `tick` gives real seconds, by which a running clock goes on between two looks at the sandbox.
    """

    def __init__(
        self,
        base: str,
        session: aiohttp.ClientSession,
        moved: Callable[[], None],
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._address = f"{base}/sandbox/clock"
        self._session = session
        self._moved = moved
        self._tick = tick
        self._at, self._since, self._running = datetime.now(UTC), tick(), True
        self._version: int | None = None

    def now(self) -> datetime:
        """The sandbox's present moment, aware, UTC."""
        return self._at + timedelta(seconds=self._tick() - self._since) if self._running else self._at

    def set(self, now: datetime) -> None:
        """Take `now` for the present moment: the sandbox has just said so."""
        self._at, self._since = now.astimezone(UTC), self._tick()
        self._moved()

    async def look(self) -> None:
        """Ask the sandbox once, at its start without waiting, later until its clock is moved or time is up."""
        query = {} if self._version is None else {"version": str(self._version), "wait": str(PATIENCE)}
        async with self._session.get(self._address, params=query) as answer:
            answer.raise_for_status()
            clock = await answer.json()
        self._running = clock["running"]
        self._version = clock["version"]
        self.set(datetime.fromisoformat(clock["now"]))

    async def follow(self) -> None:
        """Follow the sandbox for ever."""
        while True:
            try:
                await self.look()
            except (aiohttp.ClientError, TimeoutError) as error:
                log.warning("sandbox_clock_lost", error=str(error))
                await asyncio.sleep(AGAIN_AFTER)
