"""The matters whose progress is stated every day, who states it, and what is still to be stated (RP13)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tickets.facts import NewTimeSet, ProgressStated
from tickets.people import Role
from tickets.tasks.doers import doers
from tickets.tasks.task import Task
from tickets.ticket import VISITED, WORKING, Ticket
from tickets.unit_of_work import UnitOfWork

PROGRESS = "progress"
"""The kind of task: what a department head has to state in one day."""


def matters_of(work: UnitOfWork, task: Task) -> list[Ticket]:
    """The open matters whose progress the task's doer has to state, oldest first."""
    found = open_matters(work, task.property_id, task.opened_at)
    return [ticket for ticket in found if who_states(work, ticket) == task.doer_id]


def open_matters(work: UnitOfWork, property_id: int, before: datetime) -> Iterable[Ticket]:
    """What somebody works on, or what waits for somebody, since before then."""
    for ticket in work.open_in(property_id):
        if ticket.state in WORKING and ticket.kind in VISITED and (ticket.dispatched_at or before) < before:
            yield ticket


def who_states(work: UnitOfWork, ticket: Ticket) -> int | None:
    """Who states the progress of the ticket: the department's head, or the post above where there is none."""
    return next(iter(doers(work, Role.HEAD, ticket.property_id, ticket)), None)


def unstated(work: UnitOfWork, task: Task) -> list[Ticket]:
    """The matters that nobody has stated since the task was opened; a new time states it as well."""
    return [ticket for ticket in matters_of(work, task) if not _stated(work, ticket, task.opened_at)]


def _stated(work: UnitOfWork, ticket: Ticket, since: datetime) -> bool:
    return any(isinstance(fact, ProgressStated | NewTimeSet) and fact.at >= since for fact in work.facts(ticket.id))
