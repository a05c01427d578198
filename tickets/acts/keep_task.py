"""What the watch does when a task is due: warn its doer, say that it is late, escalate, or end what lapses."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.daily_round import ROUND, hold_round
from tickets.acts.save_and_notify import save_and_notify
from tickets.acts.show_task import refresh_task
from tickets.acts.state_progress import progress_made
from tickets.facts import Fact
from tickets.outgoing import Audience, Show
from tickets.tasks.doers import anybody, people_at
from tickets.tasks.due import next_at, warn_at
from tickets.tasks.escalation import TaskStep, levels_of, reached
from tickets.tasks.facts import TaskDone, TaskEscalated
from tickets.tasks.follow import ended
from tickets.tasks.pinging import ping
from tickets.tasks.progress import PROGRESS, unstated
from tickets.tasks.task import Task, TaskState
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def keep_task(work: UnitOfWork, task_id: int, *, at: datetime) -> Task:
    """Do whatever is due for the task by now; doing it twice does nothing more."""
    task = work.task(task_id)
    ticket = None if task.ticket_id is None else work.ticket(task.ticket_id)
    lapses = work.policy.tasks[task.kind].lapses
    if task.open and lapses and task.due_at <= at:
        return _lapse(work, task, ticket, lapses, at)
    if task.open and task.kind == PROGRESS and not unstated(work, task):
        return progress_made(work, task, at=at)
    task = _miss(work, _warn(work, task, ticket, at), at)
    step = reached(task, work.policy, at) if task.open else None
    return stored(work, task) if step is None else _escalate(work, task, ticket, step, at)


def stored(work: UnitOfWork, task: Task) -> Task:
    """Store the task with the moment at which the watch has to look at it next."""
    task = replace(task, next_at=next_at(task, work.policy))
    work.save_task(task)
    return task


def tell_ticket(work: UnitOfWork, ticket: Ticket | None, *happened: Fact) -> None:
    """Record the facts with the task's ticket, where it has one."""
    if ticket is not None:
        save_and_notify(work, ticket, *happened)


def _lapse(work: UnitOfWork, task: Task, ticket: Ticket | None, outcome: str, at: datetime) -> Task:
    """What the service waited for did not come: this is an outcome of its own, and never counts as content."""
    task = ended(task, TaskState.DONE, outcome, None, at)
    work.save_task(task)
    if ticket is not None:
        save_and_notify(work, ticket, TaskDone(ticket.id, at, None, task.kind, outcome))
    if task.kind == ROUND:
        hold_round(work, task, at)
    return task


def _warn(work: UnitOfWork, task: Task, ticket: Ticket | None, at: datetime) -> Task:
    """Warn the doer before the due moment, or remind the resident; a warning that comes too late is left out."""
    moment = warn_at(task, work.policy)
    if not task.open or task.warned_at is not None or moment is None or moment > at:
        return task
    if at < task.due_at and work.policy.tasks[task.kind].by_service:
        _remind(work, task, ticket)
    elif at < task.due_at and task.doer_id is not None:
        ping(work, task.doer_id, "warning", at, task_id=task.id, ticket_id=task.ticket_id)
    return replace(task, warned_at=at)


def _remind(work: UnitOfWork, task: Task, ticket: Ticket | None) -> None:
    if ticket is not None and ticket.resident_id is not None:
        news = f"reminder:{task.kind}"
        work.show(Show(ticket.id, Audience.RESIDENT, ticket.resident_id, anew=True, news=news, fallback="desk"))


def _miss(work: UnitOfWork, task: Task, at: datetime) -> Task:
    """The due moment has passed: the doer hears so, and whoever passed it on, for they still answer for it (IN3)."""
    if not task.open or task.missed_at is not None or task.due_at > at:
        return task
    for person_id in dict.fromkeys((task.doer_id, task.passed_by)):
        if person_id is not None:
            ping(work, person_id, "late", at, task_id=task.id, ticket_id=task.ticket_id)
    return replace(task, missed_at=at)


def _escalate(work: UnitOfWork, task: Task, ticket: Ticket | None, step: TaskStep, at: datetime) -> Task:
    """Tell the people of this level, or of the next higher one that has any; at the top again also the level below."""
    levels, level = levels_of(task, work.policy), step.level
    while not (people := people_at(work, task, ticket, levels[level - 1].role)) and level < len(levels):
        level += 1
    if step.level == task.level and level > 1:
        people = people_at(work, task, ticket, levels[level - 2].role) + people
    people = list(dict.fromkeys(people or anybody(work, task)))
    for person_id in people:
        ping(work, person_id, "level", at, task_id=task.id, ticket_id=task.ticket_id)
    task = stored(work, replace(task, level=level, level_at=at, snoozed_until=None, snoozed_by=None))
    refresh_task(work, task, at=at)
    role = levels[level - 1].role
    if ticket is not None:
        save_and_notify(work, ticket, TaskEscalated(ticket.id, at, None, task.kind, level, role, tuple(people)))
    return task
