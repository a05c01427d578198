"""Small writes that the next commit takes along."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import structlog
from sqlalchemy import Connection

log = structlog.get_logger()

Rider = Callable[[Connection], object]

PATIENCE = 0.02
"""Seconds after which riders go on their own."""
AFTER_FAILURE = 1.0
"""Seconds after which riders go on their own whose commit did not come about."""


class Riders:
    """Who waits for a commit; `go` makes one for those whom nobody took along in time."""

    def __init__(self, go: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._go = go
        self._waiting: deque[Rider] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._journey: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def add(self, rider: Rider) -> None:
        """Wait for the next commit."""
        self._waiting.append(rider)
        self._go_in(PATIENCE)

    def take(self) -> Sequence[Rider]:
        """All who wait, oldest first: they are on their way."""
        riders = tuple(self._waiting)
        self._waiting.clear()
        return riders

    def put_back(self, riders: Sequence[Rider]) -> None:
        """They wait again: their commit did not come about."""
        self._waiting.extendleft(reversed(riders))
        if riders:
            self._go_in(AFTER_FAILURE)

    async def settle(self) -> None:
        """See everybody off; raises what keeps them here."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._journey is not None:
            await asyncio.wait({self._journey})
        if self._waiting:
            await self._go()
        if self._waiting:
            log.error("riders_wait", waiting=len(self._waiting))

    def _go_in(self, seconds: float) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._depart)

    def _depart(self) -> None:
        self._timer = None
        if self._waiting:
            self._journey = asyncio.ensure_future(self._go())
            self._journey.add_done_callback(self._arrived)

    def _arrived(self, journey: asyncio.Task[None]) -> None:
        self._journey = None
        if not journey.cancelled() and (error := journey.exception()) is not None:
            log.error("riders_wait", waiting=len(self._waiting), exc_info=error)
