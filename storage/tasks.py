"""Tasks as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from storage.tables import tasks
from storage.tables.tasks import OPEN_TASKS
from storage.upsert import insert
from tickets.refusals import NoSuchTicket
from tickets.tasks.task import Task

_ONE = select(tasks).where(tasks.c.id == bindparam("task_id"))
_OF_TICKETS = select(tasks).where(tasks.c.ticket_id.in_(bindparam("of", expanding=True))).order_by(tasks.c.id)
_SAVE = update(tasks).where(tasks.c.id == bindparam("task_id"))


def _values(task: Task) -> dict[str, object]:
    return {name: value for name, value in vars(task).items() if name != "id"}


def _task(row: Any) -> Task:
    return Task(**row._mapping)


def read(c: Connection, task_id: int) -> Task:
    """The task as it is committed; raises `NoSuchTicket`."""
    return _found(c.execute(_ONE, {"task_id": task_id}).one_or_none())


def lock(c: Connection, task_id: int) -> Task:
    """The task, nobody else's until the commit; raises `NoSuchTicket`."""
    return _found(c.execute(_ONE.with_for_update(), {"task_id": task_id}).one_or_none())


def _found(row: Any) -> Task:
    if row is None:
        raise NoSuchTicket
    return _task(row)


def add(c: Connection, task: Task) -> Task | None:
    """Store a new task; gives it back with its id, or `None` where its key is known already."""
    statement = insert(c, tasks).values(_values(task)).on_conflict_do_nothing(index_elements=["key"])
    task_id: int | None = c.scalar(statement.returning(tasks.c.id))
    return None if task_id is None else replace(task, id=task_id)


def save(c: Connection, task: Task) -> None:
    """Store the task as it now is."""
    c.execute(_SAVE, _values(task) | {"task_id": task.id})


def of_tickets(c: Connection, *ticket_ids: int) -> list[Task]:
    """All tasks of the tickets, oldest first."""
    return list(map(_task, c.execute(_OF_TICKETS, {"of": ticket_ids})))


def open_in(c: Connection, property_id: int) -> list[Task]:
    """The open tasks of the property, what is due first."""
    rows = select(tasks).where(OPEN_TASKS, tasks.c.property_id == property_id).order_by(tasks.c.due_at, tasks.c.id)
    return list(map(_task, c.execute(rows)))


def due(c: Connection, now: datetime, limit: int) -> Sequence[int]:
    """The ids of open tasks for which something is due, longest overdue first."""
    rows = select(tasks.c.id).where(OPEN_TASKS, tasks.c.next_at <= now).order_by(tasks.c.next_at).limit(limit)
    return c.scalars(rows).all()


def next_due(c: Connection) -> datetime | None:
    """When something falls due next, if anything does."""
    moment: datetime | None = c.scalar(select(func.min(tasks.c.next_at)).where(OPEN_TASKS))
    return moment


def unfinished(c: Connection, after: int, limit: int) -> list[Task]:
    """Open tasks in the order of their ids, from the one behind `after`: for the auditor."""
    rows = select(tasks).where(OPEN_TASKS, tasks.c.id > after).order_by(tasks.c.id).limit(limit)
    return list(map(_task, c.execute(rows)))
