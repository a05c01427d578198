"""Once a day each department head is asked how far every open matter of the department is (RP13)."""

from __future__ import annotations

from datetime import datetime, timedelta

from tickets.calendar import next_time_of_day
from tickets.people import Role
from tickets.tasks.follow import open_task
from tickets.tasks.progress import PROGRESS, open_matters, who_states
from tickets.tasks.task import Task
from tickets.unit_of_work import UnitOfWork

ROUND = "daily_round"
"""The kind of task that the service does itself once a day, for each property."""

TOO_LATE = timedelta(hours=2)
"""A round that is so much overdue, because the service was down, is left out: the next one asks again."""


def open_round(work: UnitOfWork, property_id: int, *, at: datetime) -> Task | None:
    """Have the next round of the property made; `None` where that is in hand already."""
    zone = work.policy.office.zone
    day = next_time_of_day(at, work.policy.daily_round, zone).astimezone(zone)
    key = f"{ROUND}:{property_id}:{day:%Y-%m-%d}"
    return open_task(work, work.policy.tasks[ROUND], key, property_id=property_id, at=at)


def hold_round(work: UnitOfWork, round_: Task, at: datetime) -> None:
    """Ask everybody who has open matters, and have the next round made."""
    open_round(work, round_.property_id, at=at)
    if at - round_.due_at >= TOO_LATE:
        return
    day = round_.due_at.astimezone(work.policy.office.zone)
    for person_id in dict.fromkeys(who_states(work, each) for each in open_matters(work, round_.property_id, at)):
        if person_id is not None:
            _ask(work, round_.property_id, person_id, f"{day:%Y-%m-%d}", at)


def _ask(work: UnitOfWork, property_id: int, person_id: int, day: str, at: datetime) -> None:
    """As a head, otherwise by the post that the person holds there."""
    held = [post.role for post in work.posts_of(person_id) if post.property_id == property_id]
    post = Role.HEAD if Role.HEAD in held else next(iter(held), Role.SUPERVISOR)
    kind, key = work.policy.tasks[PROGRESS], f"{PROGRESS}:{property_id}:{person_id}:{day}"
    open_task(work, kind, key, property_id=property_id, at=at, doer=post.value, person_id=person_id)
