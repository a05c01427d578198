"""The part of the unit of work that holds tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from storage import pings, tasks
from tickets.tasks.ping import Ping
from tickets.tasks.task import Task
from tickets.ticket import Ticket


class TaskRecords:
    """Tasks and pings over one transaction's connection."""

    _c: Connection

    def ticket(self, ticket_id: int) -> Ticket:
        raise NotImplementedError

    def task(self, task_id: int) -> Task:
        """Its ticket is locked before it, as every act locks them in that order."""
        ticket_id = tasks.read(self._c, task_id).ticket_id
        if ticket_id is not None:
            self.ticket(ticket_id)
        return tasks.lock(self._c, task_id)

    def open_task(self, task: Task) -> Task | None:
        return tasks.add(self._c, task)

    def save_task(self, task: Task) -> None:
        tasks.save(self._c, task)

    def tasks_of(self, ticket_id: int) -> Sequence[Task]:
        return tasks.of_tickets(self._c, ticket_id)

    def open_tasks(self, property_id: int) -> Sequence[Task]:
        return tasks.open_in(self._c, property_id)

    def add_ping(self, ping: Ping) -> Ping:
        return pings.add(self._c, ping)

    def waiting_pings(self, person_id: int) -> Sequence[Ping]:
        return pings.waiting(self._c, person_id)

    def pings_of_task(self, task_id: int) -> Sequence[Ping]:
        return pings.of_task(self._c, task_id)

    def last_pinged(self, person_id: int) -> datetime | None:
        return pings.last_sent(self._c, person_id)

    def pings_sent(self, sent: Sequence[Ping], at: datetime) -> None:
        pings.mark_sent(self._c, sent, at)
