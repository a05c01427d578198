"""Who is told when a task is not done, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tickets.calendar import next_time_of_day
from tickets.people import Role
from tickets.policy import Policy
from tickets.tasks.kinds import TaskLevel, Terms
from tickets.tasks.task import Task


@dataclass(frozen=True)
class TaskStep:
    """A level (1 is the lowest) that a task's escalation reaches at a moment."""

    at: datetime
    level: int
    role: Role


def next_step(task: Task, policy: Policy) -> TaskStep | None:
    """The next level above the present one, or the repetition at the top; `None` without an escalation.

    Of several levels that are due at the same moment, for instance after a snooze, the highest.
    """
    higher = list(_higher(task, policy))
    if not higher:
        return _repetition(task, policy)
    soonest = min(step.at for step in higher)
    return [step for step in higher if step.at == soonest][-1]


def reached(task: Task, policy: Policy, now: datetime) -> TaskStep | None:
    """The highest level that is due by `now`: what is overdue goes there directly, not through every level below."""
    due = [step for step in _higher(task, policy) if step.at <= now]
    if due:
        return due[-1]
    step = next_step(task, policy)
    return step if step is not None and step.at <= now else None


def levels_of(task: Task, policy: Policy) -> tuple[TaskLevel, ...]:
    """The levels of the task's escalation, the lowest first."""
    return _terms(task, policy).levels


def _terms(task: Task, policy: Policy) -> Terms:
    return policy.tasks[task.kind].terms_for(task.terms)


def _higher(task: Task, policy: Policy) -> Iterator[TaskStep]:
    for number, level in enumerate(levels_of(task, policy), start=1):
        if number > task.level and task.open:
            yield TaskStep(_not_before(task, policy, _after_due(task, policy, level.after)), number, level.role)


def _after_due(task: Task, policy: Policy, after: timedelta) -> datetime:
    """As long after the due moment, on the clock of the task's own span; before it, by the clock on the wall."""
    if after <= timedelta() or _terms(task, policy).due.clock:
        return task.due_at + after
    return policy.calendar.add(task.due_at, after)


def _repetition(task: Task, policy: Policy) -> TaskStep | None:
    """After the top level it is told again with every daily round."""
    levels = levels_of(task, policy)
    if not task.open or task.level_at is None or not levels:
        return None
    at = next_time_of_day(task.level_at, policy.daily_round, policy.office.zone)
    return TaskStep(_not_before(task, policy, at), len(levels), levels[-1].role)


def _not_before(task: Task, policy: Policy, at: datetime) -> datetime:
    """Not while the escalation is snoozed, and at least the policy's time after the level before."""
    floor = [at]
    if task.snoozed_until is not None:
        floor.append(task.snoozed_until)
    if task.level_at is not None:
        floor.append(task.level_at + policy.waits.between_levels)
    return max(floor)
