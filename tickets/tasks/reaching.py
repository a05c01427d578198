"""Tasks to reach somebody of the office who could not be sent something (DT6)."""

from __future__ import annotations

from tickets.tasks.task import Task

REACH_PERSON = "reach_person"
"""The kind of task; its key says who could not be reached: `reach_person:304:1:2026-11-23`."""


def person_to_reach(task: Task) -> int | None:
    """The id of whoever is to be reached, where the task is about that."""
    return int(task.key.split(":")[1]) if task.kind == REACH_PERSON else None
