"""`tasks.yaml`: its form, checked strictly, and the kinds of tasks that it describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from bot.policy.error import PolicyError
from bot.policy.models import Region, Span, Strict, Words
from bot.policy.span import parse_span
from bot.policy.yaml_file import read_yaml
from tickets.acts.daily_round import ROUND
from tickets.notification_rules import TASK_KINDS
from tickets.people import Role
from tickets.tasks.kinds import DueRule, TaskKind, TaskLevel, TaskOutcome, Tells, Terms
from tickets.tasks.progress import PROGRESS
from tickets.tasks.reaching import REACH_PERSON
from tickets.ticket import Kind


class DueFile(Strict):
    """When a task is due."""

    span: Span | None = None
    hours: Literal["clock", "desk"] | None = None
    working_days: int = Field(0, ge=0)
    at: Literal["daily_round"] | time | None = None

    @model_validator(mode="after")
    def _one_way(self) -> DueFile:
        if (self.span is None) == (self.at is None and not self.working_days):
            raise ValueError("must be a span with hours, or working_days and an hour `at`")
        if (self.span is None) != (self.hours is None):
            raise ValueError("a span needs hours, clock or desk, and nothing else has any")
        return self


class LevelFile(Strict):
    """One level of an escalation."""

    role: Role
    after: Span | None = None
    before: Span | None = None

    @model_validator(mode="after")
    def _one_moment(self) -> LevelFile:
        if (self.after is None) == (self.before is None):
            raise ValueError("a level is `after` the due moment, or `before` it")
        return self


class TermsFile(Strict):
    """When it is due, and the name of its escalation."""

    due: DueFile
    escalation: str | None = None


class OutcomeFile(Strict):
    """One way to end."""

    names: Words
    button: bool = True
    words: bool = False


class KindFile(TermsFile):
    """One kind of task."""

    names: Words
    resident: Words | None = None
    doer: Literal["front_desk", "head", "supervisor", "manager", "service"]
    tells: Tells = Tells.OPENED
    reminder: Span | None = None
    lapses: str = ""
    most: int | None = Field(None, ge=1)
    for_: dict[Kind, TermsFile] = Field({}, alias="for")
    outcomes: dict[str, OutcomeFile] = Field(min_length=1)

    @model_validator(mode="after")
    def _ends(self) -> KindFile:
        if self.lapses and self.lapses not in self.outcomes:
            raise ValueError(f"lapses: {self.lapses!r} is none of its outcomes")
        if (self.doer == "service") != bool(self.lapses):
            raise ValueError("what the service does ends as `lapses`, and nothing else does")
        if self.doer != "service" and not self.escalation:
            raise ValueError("names no escalation: nobody would hear that it is late")
        return self


class TasksFile(Strict):
    """The file."""

    escalations: dict[str, list[LevelFile]]
    kinds: dict[str, KindFile]

    @model_validator(mode="after")
    def _known(self) -> TasksFile:
        named = {terms.escalation for kind in self.kinds.values() for terms in (kind, *kind.for_.values())}
        unknown = {name for name in named if name is not None} - self.escalations.keys()
        if unknown:
            raise ValueError(f"there is no escalation {sorted(unknown)[0]!r}")
        if missing := (TASK_KINDS | {ROUND, PROGRESS, REACH_PERSON}) - self.kinds.keys():
            raise ValueError(f"the kind {sorted(missing)[0]!r} is missing")
        return self


@dataclass(frozen=True)
class Office:
    """What the file's words mean in this office: whose names, how long a working day is, when the daily round is."""

    region: Region
    working_day: timedelta
    daily_round: time


def load_tasks(path: Path, office: Office) -> dict[str, TaskKind]:
    """The kinds of tasks by their codes; raises `PolicyError` with the file, the line and the reason."""
    file = read_yaml(path, TasksFile)
    levels = {
        name: tuple(TaskLevel(each.role, _moment(each, office.working_day)) for each in escalation)
        for name, escalation in file.escalations.items()
    }
    for name, escalation in levels.items():
        if [each.after for each in escalation] != sorted(each.after for each in escalation):
            raise PolicyError(path, 1, f"escalations.{name}: every level must come after the one before")
    return {code: _kind(code, kind, levels, office) for code, kind in file.kinds.items()}


def _moment(level: LevelFile, working_day: timedelta) -> timedelta:
    return parse_span(level.after, working_day) if level.after else -parse_span(level.before or "0 s", working_day)


def _kind(code: str, file: KindFile, levels: Mapping[str, tuple[TaskLevel, ...]], office: Office) -> TaskKind:
    def terms(given: TermsFile) -> Terms:
        return Terms(_due(given.due, office), levels[given.escalation] if given.escalation else ())

    outcomes = {
        name: TaskOutcome(name, each.names.spoken_in(office.region), each.button, each.words)
        for name, each in file.outcomes.items()
    }
    return TaskKind(
        code,
        file.names.spoken_in(office.region),
        file.doer,
        terms(file),
        outcomes,
        by_kind={kind.value: terms(given) for kind, given in file.for_.items()},
        tells=file.tells,
        to_resident=file.resident.spoken_in(office.region) if file.resident else {},
        reminder=parse_span(file.reminder, office.working_day) if file.reminder else None,
        lapses=file.lapses,
        most=file.most,
    )


def _due(file: DueFile, office: Office) -> DueRule:
    span = parse_span(file.span, office.working_day) if file.span else None
    at = office.daily_round if file.at == "daily_round" else file.at
    return DueRule(span, file.hours == "clock", file.working_days, at)
