"""What the office decides, as data: read from `policy/*.yaml` by `bot.policy.load`, used everywhere as it is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from tickets.calendar import Calendar
from tickets.people import Role
from tickets.tasks.kinds import TaskKind
from tickets.ticket import Kind, Urgency

Words = Mapping[str, str]
"""The same words by locale, `zh_Hans`, `zh_Hant` and `en`, as they are said in the office's region."""


@dataclass(frozen=True)
class EscalationLevel:
    """One level of the escalation: who is told, and how long after the promise began (not after it was missed).

    Where no arrival is promised with the report, `not_arrived` counts from the appointment.
    """

    role: Role
    not_accepted: timedelta
    not_arrived: timedelta | None = None
    not_finished: timedelta | None = None


@dataclass(frozen=True)
class Promises:
    """The promises of one urgency. `clock`: its spans run day and night; otherwise only in reception hours.

    After the highest level the escalation repeats every `repeat`, or (`None`) daily at `Policy.daily_round`. `snooze`
    is how long it pauses when a supervisor handles the ticket.
    """

    clock: bool
    accepted: timedelta
    arrived: timedelta | None
    finished: timedelta
    levels: tuple[EscalationLevel, ...]
    repeat: timedelta | None
    snooze: timedelta


@dataclass(frozen=True)
class LateLevel:
    """One level of the escalation of an answer: who is told, and how long after the promised time."""

    role: Role
    late: timedelta


@dataclass(frozen=True)
class Answering:
    """What is promised of a kind that the front desk deals with: an answer, a decision, or a confirmed order.

    `clock`: its spans run day and night; otherwise only in reception hours.
    """

    clock: bool
    answered: timedelta
    levels: tuple[LateLevel, ...]


@dataclass(frozen=True)
class Category:
    """A kind of matter and its names."""

    code: str
    kinds: frozenset[Kind]
    names: Words


@dataclass(frozen=True)
class EmergencyNumber:
    """A public number that somebody in danger calls, and what it is called."""

    number: str
    names: Words


@dataclass(frozen=True)
class Waits:
    """How long the service waits for people before it acts by itself, and how often they may ask."""

    unconfirmed_emergency: timedelta = timedelta(minutes=1)
    draft_joins: timedelta = timedelta(minutes=5)
    ticket_joins: timedelta = timedelta(minutes=10)
    join_answer: timedelta = timedelta(minutes=1)
    draft_reminder: timedelta = timedelta(minutes=15)
    draft_to_desk: timedelta = timedelta(hours=1)
    unheard_to_desk: timedelta = timedelta(minutes=5)
    answer_unconfirmed: timedelta = timedelta(days=1)
    between_nudges: timedelta = timedelta(minutes=10)
    between_levels: timedelta = timedelta(minutes=1)
    between_pings: timedelta = timedelta(minutes=10)
    nudges_to_supervisor: int = 3
    questions_to_person: int = 3


@dataclass(frozen=True)
class Office:
    """The office as residents know it; the telephone is answered day and night.

    `region` (`CN`, `TW`, `HK`, `SG`, `GB`) chooses words and emergency numbers: `fire`, `ambulance`, `police`, and
    `gas` where there is such a line.
    """

    names: Words
    telephone: str
    zone: ZoneInfo
    opens: time
    closes: time
    night_begins: time
    night_ends: time
    region: str = "CN"
    emergency_numbers: Mapping[str, EmergencyNumber] = field(default_factory=dict)


@dataclass(frozen=True)
class Policy:
    """Everything that the office decides; `transcribes` is the operator's: whether a machine writes recordings down."""

    office: Office
    calendar: Calendar
    promises: Mapping[Urgency, Promises]
    kinds: Mapping[Kind, Answering]
    categories: Mapping[str, Category]
    waits: Waits
    checklist: Words
    tasks: Mapping[str, TaskKind] = field(default_factory=dict)
    warn_at: float = 2 / 3
    tell_delay_at: float = 0.9
    new_times: int = 2
    daily_round: time = time(16)
    low_rating: int = 3
    repeat_within: timedelta = timedelta(days=30)
    reopen_within: timedelta = timedelta(days=14)
    transcribes: bool = False
