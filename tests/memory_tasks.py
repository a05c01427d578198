"""The part of the unit of work that remembers tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tickets.refusals import NoSuchTicket
from tickets.tasks.ping import Ping
from tickets.tasks.task import Task


@dataclass
class MemoryTasks:
    """Tasks and pings over plain dictionaries, by their ids."""

    owed: dict[int, Task] = field(default_factory=dict, kw_only=True)
    pings: dict[int, Ping] = field(default_factory=dict, kw_only=True)

    def task(self, task_id: int) -> Task:
        if task_id not in self.owed:
            raise NoSuchTicket
        return self.owed[task_id]

    def open_task(self, task: Task) -> Task | None:
        if task.key in {each.key for each in self.owed.values()}:
            return None
        number = max(self.owed, default=0) + 1
        self.owed[number] = replace(task, id=number)
        return self.owed[number]

    def save_task(self, task: Task) -> None:
        self.owed[task.id] = task

    def tasks_of(self, ticket_id: int) -> Sequence[Task]:
        return [each for each in self.owed.values() if each.ticket_id == ticket_id]

    def open_tasks(self, property_id: int) -> Sequence[Task]:
        mine = (each for each in self.owed.values() if each.open and each.property_id == property_id)
        return sorted(mine, key=lambda each: (each.due_at, each.id))

    def add_ping(self, ping: Ping) -> Ping:
        about = (ping.person_id, ping.task_id, ping.ticket_id)
        for each in self.pings.values():
            if each.sent_at is None and (each.person_id, each.task_id, each.ticket_id) == about:
                self.pings[each.id] = replace(each, why=ping.why, at=ping.at)
                return self.pings[each.id]
        number = len(self.pings) + 1
        self.pings[number] = replace(ping, id=number)
        return self.pings[number]

    def waiting_pings(self, person_id: int) -> Sequence[Ping]:
        return [each for each in self.pings.values() if each.person_id == person_id and each.sent_at is None]

    def pings_of_task(self, task_id: int) -> Sequence[Ping]:
        return [each for each in self.pings.values() if each.task_id == task_id and each.sent_at is not None]

    def last_pinged(self, person_id: int) -> datetime | None:
        mine = (each for each in self.pings.values() if each.person_id == person_id and each.why != "asked")
        return max((each.sent_at for each in mine if each.sent_at is not None), default=None)

    def pings_sent(self, pings: Sequence[Ping], at: datetime) -> None:
        for each in pings:
            self.pings[each.id] = replace(each, sent_at=at)
