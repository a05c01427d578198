"""The watch: whatever falls due of tickets, tasks and pings is done, by the injected clock."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import structlog

from bot.act_runner import ActRunner
from bot.web.metrics import Metrics
from storage import pings, tasks, tickets
from storage.connection import Connection
from storage.database import Database
from tickets.acts.keep_promises import keep_promises
from tickets.acts.keep_task import keep_task
from tickets.acts.show_task import send_pings
from tickets.clock import Clock
from tickets.unit_of_work import UnitOfWork

log = structlog.get_logger()

EVERY = 1.0
"""Seconds between two looks."""

LIMIT = 50
"""Tickets, and tasks, that one look takes."""

TRIES = 3
"""Times that something due is tried in a row before it rests."""

AGAIN = 60.0
"""Real seconds before what could not be done is tried again."""

Due = Callable[[Connection, datetime, int], Sequence[int]]
Act = Callable[..., object]

WATCHED: tuple[tuple[str, Due, Act], ...] = (
    ("ticket", tickets.due, keep_promises),
    ("task", tasks.due, keep_task),
    ("person", pings.due, send_pings),
)
"""What is looked at, by id, in this order: so a person's pings go out once all of this look have come together."""


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
        self._resting: dict[tuple[str, int], float] = {}

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
        """Do what is due; whether there may be more."""
        tick = self._tick()
        self._resting = {what: until for what, until in self._resting.items() if until > tick}
        done = 0
        for what, due, act in WATCHED:
            ids = await self._database.read(due, self._clock.now(), LIMIT + len(self._resting))
            done += await self._keep_all(what, act, [number for number in ids if (what, number) not in self._resting])
        self._beat()
        self._metrics.watched(done)
        return bool(done)

    async def _keep_all(self, what: str, act: Act, ids: Sequence[int]) -> int:
        for number in ids:
            await self._keep(what, act, number)
        return len(ids)

    async def _keep(self, what: str, act: Act, number: int) -> None:
        """Do what is due for it; at once again where another transaction was in the way, then later."""
        for attempt in range(1, TRIES + 1):
            try:
                async with self._database.begin() as tx:
                    await self._acts.run(tx, partial(_run, act, number, self._clock.now()))
            except Exception:
                log.exception("promise_failed", attempt=attempt, **{what: number})
            else:
                return
        self._resting[what, number] = self._tick() + AGAIN

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(EVERY):
                await self._moved.wait()
        except TimeoutError:
            return
        self._moved.clear()


def _run(act: Act, number: int, at: datetime, work: UnitOfWork) -> object:
    return act(work, number, at=at)
