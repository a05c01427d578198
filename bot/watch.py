"""The watch: does whatever is due for tickets, by the service's clock."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import structlog

from bot.act_runner import ActRunner
from bot.web.metrics import Metrics
from storage import tickets
from storage.database import Database
from tickets.acts.keep_promises import keep_promises
from tickets.clock import Clock

log = structlog.get_logger()

EVERY = 1.0
"""Seconds between two looks."""

LIMIT = 50
"""The most tickets of one look."""

TRIES = 3
"""Tries for a ticket in a row, before it is left for a while."""

AGAIN = 60.0
"""Real seconds before such a ticket is tried again."""


class Watch:
    """Looks every second, and at once when the clock was moved."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        acts: ActRunner,
        metrics: Metrics,
        beat: Callable[[], None] = lambda: None,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._clock = clock
        self._acts = acts
        self._metrics = metrics
        self._beat = beat
        self._tick = tick
        self._moved = asyncio.Event()
        self._resting: dict[int, float] = {}

    def wake(self) -> None:
        """Look now: the clock was moved."""
        self._moved.set()

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            try:
                more = await self.look()
            except Exception:
                log.exception("watch_failed")
                more = False
            if not more:
                await self._rest()

    async def look(self) -> bool:
        """Deal with due tickets. Gives whether there may be more."""
        now, tick = self._clock.now(), self._tick()
        self._resting = {ticket: until for ticket, until in self._resting.items() if until > tick}
        due = await self._database.read(tickets.due, now, LIMIT + len(self._resting))
        fresh = [ticket_id for ticket_id in due if ticket_id not in self._resting]
        for ticket_id in fresh:
            await self._keep(ticket_id)
        self._beat()
        self._metrics.watched(len(fresh))
        return bool(fresh)

    async def _keep(self, ticket_id: int) -> None:
        """Deal with one ticket; again at once if another transaction was in the way, later if it keeps failing."""
        for attempt in range(1, TRIES + 1):
            try:
                async with self._database.begin() as tx:
                    await self._acts.run(tx, keep_promises, ticket_id, at=self._clock.now())
            except Exception:
                log.exception("promise_failed", ticket=ticket_id, attempt=attempt)
            else:
                return
        self._resting[ticket_id] = self._tick() + AGAIN

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(EVERY):
                await self._moved.wait()
        except TimeoutError:
            return
        self._moved.clear()
