"""Telegram's limit for the whole bot: thirty messages in any second; an album counts as its parts."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

ALLOWED, SECONDS = 30, 1.0


class Window:
    """Lets messages through, urgent ones first, otherwise in order.

    A message counts until a second after its answer, since it is not known when it arrived.
    """

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._under_way = 0
        self._answered: deque[tuple[float, int]] = deque()
        self._turns = {urgent: asyncio.Lock() for urgent in (True, False)}
        self._urgent = 0
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def passage(self, weight: int, *, urgent: bool = False) -> AsyncIterator[None]:
        """Within this context so many messages may be posted; waits until then."""
        self._urgent += urgent
        try:
            async with self._turns[urgent]:
                while (rest := self.wait(weight)) > 0 or (self._urgent and not urgent):
                    await self._rest(rest or SECONDS)
                self.begin(weight)
        finally:
            self._urgent -= urgent
            self._changed.set()
        try:
            yield
        finally:
            self.end(weight)

    def wait(self, weight: int) -> float:
        """Seconds until so many may be let through if no other answer comes; 0 if they may now."""
        now = self._tick()
        while self._answered and now - self._answered[0][0] >= SECONDS:
            self._answered.popleft()
        over = self._under_way + sum(each for _, each in self._answered) + min(weight, ALLOWED) - ALLOWED
        for at, each in self._answered:
            if over <= 0:
                break
            over -= each
            if over <= 0:
                return at + SECONDS - now
        return SECONDS if over > 0 and self._under_way else 0.0

    def begin(self, weight: int) -> None:
        """Count so many messages as being posted."""
        self._under_way += weight

    def end(self, weight: int) -> None:
        """They were answered just now."""
        self._under_way -= weight
        if weight:
            self._answered.append((self._tick(), weight))
        self._changed.set()

    async def _rest(self, seconds: float) -> None:
        self._changed.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        except TimeoutError:
            return
