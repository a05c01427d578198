"""A leader has a task in hand: its escalation pauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.end_task import task_in_hand
from tickets.acts.keep_task import stored, tell_ticket
from tickets.acts.show_task import refresh_task
from tickets.promises import span_after
from tickets.refusals import NotYours
from tickets.tasks.doers import leads_task
from tickets.tasks.facts import TaskSnoozed
from tickets.tasks.task import Task
from tickets.ticket import Urgency
from tickets.unit_of_work import UnitOfWork


def snooze_task(work: UnitOfWork, task_id: int, *, by: int, at: datetime) -> Task:
    """Pause the task's escalation for the time of a routine ticket; raises `NotYours` for whoever decides nothing."""
    task, ticket = task_in_hand(work, task_id, by=by)
    if not leads_task(work, task, ticket, by):
        raise NotYours
    routine = work.policy.promises[Urgency.ROUTINE]
    until = span_after(routine, work.policy, at, routine.snooze)
    task = stored(work, replace(task, snoozed_until=until, snoozed_by=by))
    if ticket is not None:
        tell_ticket(work, ticket, TaskSnoozed(ticket.id, at, by, task.kind, until))
    refresh_task(work, task, at=at)
    return task
