"""The auditor compares the stored deadline of each ticket with the derived one, and repairs it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import structlog

from bot.web.metrics import Metrics
from storage import tickets
from storage.connection import Connection
from storage.database import Database
from tickets.deadline import next_deadline
from tickets.policy import Policy

log = structlog.get_logger()

EVERY = 180.0
"""Seconds between two audits."""

PAGE = 500


class Auditor:
    """Audits every few minutes, and reports that it did."""

    def __init__(self, database: Database, policy: Policy, metrics: Metrics) -> None:
        self._database = database
        self._policy = policy
        self._metrics = metrics

    async def run(self) -> None:
        """Audit until cancelled."""
        while True:
            try:
                repaired = await self.round()
                log.info("audited", repaired=repaired)
            except Exception:
                log.exception("audit_failed")
            await asyncio.sleep(EVERY)

    async def round(self) -> int:
        """Check every unfinished ticket. Gives how many deadlines were wrong."""
        after, repaired = 0, 0
        while page := await self._database.read(tickets.unfinished, after, PAGE):
            for ticket in page:
                if ticket.next_deadline_at != next_deadline(ticket, self._policy):
                    repaired += await self._mend(ticket.id)
            after = page[-1].id
        self._metrics.audited(repaired)
        return repaired

    async def _mend(self, ticket_id: int) -> bool:
        wrong = await self._database.write(_mend, ticket_id, self._policy)
        if wrong:
            log.error("deadline_repaired", ticket=ticket_id)
        return wrong


def _mend(c: Connection, ticket_id: int, policy: Policy) -> bool:
    """Derive the deadline again with the ticket locked: it may have changed since it was read."""
    ticket = tickets.lock(c, ticket_id)
    derived = next_deadline(ticket, policy)
    if derived == ticket.next_deadline_at:
        return False
    tickets.save(c, replace(ticket, next_deadline_at=derived))
    return True
