"""The kinds of tasks, as the office decides them: read from `policy/tasks.yaml` by `bot.policy.tasks`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum

from tickets.people import Role

SERVICE = "service"
"""The doer of what the service does itself."""


class Tells(StrEnum):
    """When the doer gets the task's card: as soon as it is opened, or with its warning, because they know already."""

    OPENED = "opened"
    WARNING = "warning"


@dataclass(frozen=True)
class DueRule:
    """When a task is due, counted from its opening.

    Either `span`, which runs day and night (`clock`) or in reception hours only; or so many working days later, counted
    as dates, at the hour `at` (`None`: when the office closes). No working day and an hour: the next time it is that
    late.
    """

    span: timedelta | None = None
    clock: bool = False
    working_days: int = 0
    at: time | None = None


@dataclass(frozen=True)
class TaskLevel:
    """A level of a task's escalation: who is told, and how long after the due moment (negative: before it)."""

    role: Role
    after: timedelta


@dataclass(frozen=True)
class Terms:
    """When a task is due, and its escalation, the lowest level first."""

    due: DueRule
    levels: tuple[TaskLevel, ...] = ()


@dataclass(frozen=True)
class TaskOutcome:
    """A way in which a task ends; `button`: a doer presses it, `words`: and is asked for a few words."""

    code: str
    names: Mapping[str, str]
    button: bool = True
    words: bool = False


@dataclass(frozen=True)
class TaskKind:
    """A kind of task. `doer` is a role, or `SERVICE`; `terms` hold where the ticket's kind has none of its own.

    `reminder`: when the resident is reminded of what the service waits for; at the due moment it then ends as `lapses`.
    `to_resident`: what the resident's card says of it; empty: they see nothing of it.
    `most`: how often it is opened for one assignment of a ticket.
    """

    code: str
    names: Mapping[str, str]
    doer: str
    terms: Terms
    outcomes: Mapping[str, TaskOutcome]
    by_kind: Mapping[str, Terms] = field(default_factory=dict)
    tells: Tells = Tells.OPENED
    to_resident: Mapping[str, str] = field(default_factory=dict)
    reminder: timedelta | None = None
    lapses: str = ""
    most: int | None = None

    @property
    def by_service(self) -> bool:
        """Whether the service does it itself."""
        return self.doer == SERVICE

    def terms_for(self, name: str) -> Terms:
        """The terms of that name, which is a ticket's kind, otherwise the usual ones."""
        return self.by_kind.get(name, self.terms)
