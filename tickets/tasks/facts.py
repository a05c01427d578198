"""What happened to the tasks of a ticket: facts of its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tickets.facts import Fact


@dataclass(frozen=True)
class TaskOpened(Fact, code="task_opened"):
    """Somebody of the office (`doer_id`; `None`: the service itself) has something to do by then."""

    kind: str
    due_at: datetime
    doer_id: int | None


@dataclass(frozen=True)
class TaskDone(Fact, code="task_done"):
    """The task was done, with that outcome."""

    kind: str
    outcome: str


@dataclass(frozen=True)
class TaskVoided(Fact, code="task_voided"):
    """The task's reason no longer holds: nobody has to do it any more."""

    kind: str


@dataclass(frozen=True)
class TaskPassedOn(Fact, code="task_passed_on"):
    """Another person does the task now; nobody passed it on (`by` None) where whoever had it went off duty."""

    kind: str
    former_id: int | None
    doer_id: int | None


@dataclass(frozen=True)
class TaskEscalated(Fact, code="task_escalated"):
    """The task was not done: its escalation reached a level, and these people were told."""

    kind: str
    level: int
    role: str
    people: tuple[int, ...]


@dataclass(frozen=True)
class TaskSnoozed(Fact, code="task_snoozed"):
    """A leader has it in hand: the task's escalation pauses until then."""

    kind: str
    until: datetime
