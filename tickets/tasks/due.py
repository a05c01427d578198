"""When a task is due, and when the watch has to look at it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tickets.calendar import next_time_of_day
from tickets.policy import Policy
from tickets.tasks.escalation import next_step
from tickets.tasks.kinds import DueRule
from tickets.tasks.task import Task


def due_at(rule: DueRule, policy: Policy, opened_at: datetime) -> datetime:
    """The moment (UTC) when a task that is opened now is due."""
    if rule.span is not None:
        return opened_at + rule.span if rule.clock else policy.calendar.add(opened_at, rule.span)
    zone, hour = policy.office.zone, rule.at or policy.office.closes
    if not rule.working_days:
        return next_time_of_day(opened_at, hour, zone)
    day = policy.calendar.working_days_after(opened_at.astimezone(zone).date(), rule.working_days)
    return datetime.combine(day, hour, zone).astimezone(UTC)


def warn_at(task: Task, policy: Policy) -> datetime | None:
    """When the doer is warned; for what the service waits for, when the resident is reminded. `None`: never."""
    kind = policy.tasks[task.kind]
    if kind.by_service:
        return None if kind.reminder is None else out_of_night(task.opened_at + kind.reminder, policy)
    whole = policy.calendar.between(task.opened_at, task.due_at)
    if kind.terms_for(task.terms).due.clock or not whole:
        return task.opened_at + (task.due_at - task.opened_at) * policy.warn_at
    return policy.calendar.add(task.opened_at, whole * policy.warn_at)


def next_at(task: Task, policy: Policy) -> datetime | None:
    """When something falls due for the task; `None` once it has ended."""
    if not task.open:
        return None
    warning, step = warn_at(task, policy), next_step(task, policy)
    moments = [
        warning if task.warned_at is None else None,
        task.due_at if task.missed_at is None else None,
        step.at if step else None,
    ]
    return min((moment for moment in moments if moment is not None), default=None)


def out_of_night(moment: datetime, policy: Policy) -> datetime:
    """The moment, or the end of the night where it lies in one."""
    hour, office = moment.astimezone(policy.office.zone).time(), policy.office
    night = hour >= office.night_begins or hour < office.night_ends
    return next_time_of_day(moment - timedelta.resolution, office.night_ends, office.zone) if night else moment
