"""The auditor: what is stored of promises and tasks is compared with what follows from them, and mended."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import structlog

from bot.act_runner import ActRunner
from bot.web.metrics import Metrics
from storage import premises, tasks, tickets
from storage.connection import Connection
from storage.database import Database
from tickets.acts.daily_round import open_round
from tickets.acts.pass_task import name_doers
from tickets.clock import Clock
from tickets.deadline import next_deadline
from tickets.policy import Policy
from tickets.tasks.due import next_at

log = structlog.get_logger()

EVERY = 180.0
"""Seconds between two audits."""

PAGE = 500


class Auditor:
    """Audits every few minutes, and reports that it did."""

    def __init__(self, database: Database, acts: ActRunner, clock: Clock, metrics: Metrics) -> None:
        self._database = database
        self._acts = acts
        self._clock = clock
        self._policy = acts.policy
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
        """Look at every unfinished ticket and task; how many moments and doers were wrong."""
        repaired = await self._tickets() + await self._tasks() + await self._doers()
        self._metrics.audited(repaired)
        return repaired

    async def _tickets(self) -> int:
        after, repaired = 0, 0
        while page := await self._database.read(tickets.unfinished, after, PAGE):
            for ticket in page:
                if ticket.next_deadline_at != next_deadline(ticket, self._policy):
                    repaired += await self._mend(ticket.id)
            after = page[-1].id
        return repaired

    async def _tasks(self) -> int:
        after, repaired = 0, 0
        while page := await self._database.read(tasks.unfinished, after, PAGE):
            for task in page:
                if task.next_at != next_at(task, self._policy):
                    repaired += await self._database.write(_mend_task, task.id, self._policy)
                    log.error("task_repaired", task=task.id)
            after = page[-1].id
        return repaired

    async def _doers(self) -> int:
        """A task whose doer left, or cannot be reached any more, goes to who is there (DT4); the next round waits."""
        named = 0
        for estate in await self._database.read(premises.all_properties):
            async with self._database.begin() as tx:
                named += await self._acts.run(tx, name_doers, estate.id, at=self._clock.now())
                await self._acts.run(tx, open_round, estate.id, at=self._clock.now())
        return named

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


def _mend_task(c: Connection, task_id: int, policy: Policy) -> bool:
    """The same for a task."""
    task = tasks.lock(c, task_id)
    derived = next_at(task, policy)
    if derived == task.next_at:
        return False
    tasks.save(c, replace(task, next_at=derived))
    return True
