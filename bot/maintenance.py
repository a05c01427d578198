"""What a worker does at intervals: heartbeats, taking over rows of dead workers, deleting old rows."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.intake.runner import Runner
from storage import codes, conversations, errands, inbox, outbox, pings, workers
from storage.connection import Connection
from storage.database import Database
from storage.workers import SPAN
from tickets.clock import Clock

log = structlog.get_logger()

BEAT = SPAN.total_seconds() / 3
"""Seconds between two heartbeats."""

PURGE = 3600.0
"""Seconds between two purges."""

KEPT = timedelta(hours=48)
"""How long finished rows are kept: Telegram delivers nothing again that is older than a day."""

PORTION = 500
"""The most rows that one transaction deletes."""

PENDING = timedelta(days=30)
"""How long an unanswered question stays pending."""


class Maintenance:
    """The maintenance that one worker does."""

    def __init__(self, database: Database, clock: Clock, worker: str, runner: Runner) -> None:
        self._database = database
        self._clock = clock
        self._worker = worker
        self._runner = runner

    async def beat(self) -> None:
        """Write this worker's heartbeat."""
        await self._database.write(workers.beat, self._worker)

    async def keep_beating(self) -> None:
        """Write heartbeats until cancelled."""
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.beat()
            except Exception:
                log.exception("beat_failed")

    async def keep_recovering(self) -> None:
        """Take over the rows of dead workers until cancelled; apart from the heartbeats, because it may take longer
        than one.
        """
        while self._database.dialect == "postgresql":  # on SQLite nobody else works, and the start takes over
            await asyncio.sleep(BEAT)
            try:
                await self._runner.recover()
            except Exception:
                log.exception("recovery_failed")

    async def keep_purging(self) -> None:
        """Purge until cancelled."""
        while True:
            try:
                await self.purge()
            except Exception:
                log.exception("purge_failed")
            await asyncio.sleep(PURGE)

    async def purge(self) -> None:
        """Delete what nobody needs any more, in portions, so that nobody has to wait for long."""
        now, gone = self._clock.now(), 0
        for purge in (inbox.purge, outbox.purge):
            while portion := await self._database.write(purge, now - KEPT, PORTION):
                gone += portion
        gone += await self._database.write(_purge, now)
        log.debug("purged", rows=gone)


def _purge(c: Connection, now: datetime) -> int:
    gone = errands.purge(c, now - KEPT) + codes.purge(c, now - KEPT) + pings.purge(c, now - PENDING)
    return gone + conversations.purge(c, now - PENDING) + workers.purge(c)
