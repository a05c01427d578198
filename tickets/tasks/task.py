"""A task: what a person of the office, or the service itself, must do by a moment, with an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tickets.people import Role


class TaskState(StrEnum):
    """`void`: its reason no longer holds, and nobody has to do it any more."""

    OPEN = "open"
    DONE = "done"
    VOID = "void"


@dataclass(frozen=True)
class Task:
    """One task. `kind` is a code of `policy/tasks.yaml`, `terms` which of the kind's terms hold for it.

    `key` is natural: a second task with the same key is never opened. `post`: the role whose holders do it, `None` for
    what the service does itself. `doer_id`: who does it; `None` for the service, and while nobody holds any post.
    `passed_by`: who passed it on to the doer, and still answers for it.

    `warned_at`, `missed_at`: when its warning and its miss were dealt with. `level`, `level_at`: the level its
    escalation has reached, and when. `next_at`: when the watch has to look at it, derived from all of this.
    """

    id: int
    kind: str
    property_id: int
    key: str
    opened_at: datetime
    due_at: datetime
    ticket_id: int | None = None
    terms: str = ""
    post: Role | None = None
    doer_id: int | None = None
    passed_by: int | None = None
    state: TaskState = TaskState.OPEN
    outcome: str | None = None
    ended_at: datetime | None = None
    ended_by: int | None = None
    warned_at: datetime | None = None
    missed_at: datetime | None = None
    level: int = 0
    level_at: datetime | None = None
    snoozed_until: datetime | None = None
    snoozed_by: int | None = None
    next_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is TaskState.OPEN
