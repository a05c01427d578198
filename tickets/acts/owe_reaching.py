"""Somebody of the office could not be reached: the front desk sees that they are, or that another stands in (DT6)."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.pass_task import name_doers
from tickets.tasks.follow import open_task
from tickets.tasks.reaching import REACH_PERSON
from tickets.tasks.task import Task
from tickets.unit_of_work import UnitOfWork


def owe_reaching(work: UnitOfWork, person_id: int, property_id: int, *, at: datetime) -> Task | None:
    """Have the person reached, once a day; their own tasks go to who can do them. `None` for nobody of the office."""
    if not work.posts_of(person_id) and not work.groups_of(person_id):
        return None
    name_doers(work, property_id, at=at)
    day = at.astimezone(work.policy.office.zone)
    key = f"{REACH_PERSON}:{person_id}:{property_id}:{day:%Y-%m-%d}"
    opened = open_task(work, work.policy.tasks[REACH_PERSON], key, property_id=property_id, at=at)
    return opened or next((task for task in work.open_tasks(property_id) if task.key == key), None)
