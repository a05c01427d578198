"""Wakes tasks: of this process at once, of other workers by the database's notices."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator

import structlog

from storage.engine import Engine

log = structlog.get_logger()

BEFORE_LISTENING_AGAIN = 1.0
"""Seconds to wait after the listening connection was lost."""


class Notices:
    """Which tasks wait on which channel."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def wake(self, channel: str) -> None:
        """Wake whoever waits in this process."""
        for waiting in self._waiting[channel]:
            waiting.set()

    async def on(self, channel: str) -> AsyncGenerator[None, None]:
        """Yields once at the beginning, then once for one or several notices; ends when the caller stops."""
        woken = asyncio.Event()
        self._waiting[channel].add(woken)
        listening = asyncio.ensure_future(self._listen(channel, woken))
        try:
            while True:
                await woken.wait()
                woken.clear()
                yield
        finally:
            self._waiting[channel].discard(woken)
            listening.cancel()
            await asyncio.wait({listening})

    async def _listen(self, channel: str, woken: asyncio.Event) -> None:
        while True:
            try:
                await self._engine.listen(channel, woken.set)
                if self._engine.dialect == "sqlite":
                    return
                log.warning("listening_ended", channel=channel)
            except Exception:
                log.exception("listening_failed", channel=channel)
            await asyncio.sleep(BEFORE_LISTENING_AGAIN)
