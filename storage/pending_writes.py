"""Small writes that may wait: gathered for 20 ms and committed together, at the latest before the next transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from sqlalchemy import Connection

from storage.failures import passing
from storage.uncancelled import uncancelled

log = structlog.get_logger()

Write = Callable[[Connection], object]
Commit = Callable[[Sequence[Write]], Awaitable[None]]

GATHERED_FOR = 0.02
"""Seconds for which writes are gathered."""
AFTER_FAILURE = 1.0
"""Seconds until writes are tried again that failed for a reason that may pass."""


class PendingWrites:
    """What waits to be written. `commit` does writes in one transaction."""

    def __init__(self, commit: Commit) -> None:
        self._commit = commit
        self._waiting: list[Write] = []
        self._timer: asyncio.TimerHandle | None = None
        self._flushing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    def add(self, write: Write) -> None:
        """Let it be written soon, after what was added before."""
        self._waiting.append(write)
        self._flush_in(GATHERED_FOR)

    async def flush(self) -> None:
        """Write what waits; afterwards only what failed for a reason that may pass waits still."""
        if self._waiting or self._turn.locked():
            await uncancelled(self._flush())

    async def close(self) -> None:
        """Write what waits for the last time."""
        if self._timer is not None:
            self._timer.cancel()
        await self.flush()
        if self._timer is not None:
            self._timer.cancel()

    async def _flush(self) -> None:
        async with self._turn:
            writes, self._waiting = self._waiting, []
            if not writes:
                return
            try:
                await self._commit(writes)
            except Exception:
                await self._each_alone(writes)

    async def _each_alone(self, writes: Sequence[Write]) -> None:
        """One that cannot be written harms no other; where another try may do better, it and the rest wait for that."""
        for done, write in enumerate(writes):
            try:
                await self._commit([write])
            except Exception as error:
                if passing(error):
                    log.warning("writes_wait", waiting=len(writes) - done, exc_info=True)
                    self._waiting[:0] = writes[done:]
                    self._flush_in(AFTER_FAILURE)
                    return
                log.exception("write_failed")

    def _flush_in(self, seconds: float) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._flush_now)

    def _flush_now(self) -> None:
        self._timer = None
        self._flushing = asyncio.ensure_future(self.flush())
