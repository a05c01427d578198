"""The ticket: one matter of a resident, from the first message on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of contact (IN8)."""

    REPAIR = "repair"
    COMPLAINT = "complaint"
    INQUIRY = "inquiry"
    SUGGESTION = "suggestion"
    SERVICE = "service"
    HELP = "help"


VISITED = frozenset({Kind.REPAIR, Kind.SERVICE, Kind.HELP})
"""Kinds for which somebody comes to the resident; the others are dealt with at the front desk."""
ANSWERED_KINDS = frozenset({Kind.INQUIRY, Kind.COMPLAINT})
"""Kinds that end with an answer of which the resident says whether it helped."""


class Urgency(StrEnum):
    """How fast it must go: danger or growing damage, a household without, everything else."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"


class State(StrEnum):
    """The state of a ticket; `tickets.transitions` says which may follow which.

    `RECEIVED`: the office owes an answer or a decision. `ANSWERED`: the resident may say whether the answer helped.
    Both are states of what is dealt with at the front desk; `DISPATCHED` to `DONE` are states of a visit.
    """

    DRAFT = "draft"
    RECEIVED = "received"
    ANSWERED = "answered"
    DISPATCHED = "dispatched"
    ACCEPTED = "accepted"
    ON_SITE = "on_site"
    DONE = "done"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    DROPPED = "dropped"


WORKING = frozenset({State.DISPATCHED, State.ACCEPTED, State.ON_SITE})
"""Somebody is to come, or is there."""
UNDER_WAY = WORKING | {State.RECEIVED}
"""The office has something to do."""
OPEN = UNDER_WAY | {State.DONE, State.ANSWERED}

STAFF = "staff"
"""The channel of a report by a member of staff who is not on file for a unit (IN2)."""


@dataclass(frozen=True)
class Location:
    """A place in the resident's words; `unit_id` is set when that is a unit on file.

    `zone` is a phase, zone or courtyard of the estate (二期, 东区, 5号院).
    """

    building: str | None = None
    section: str | None = None
    room: str | None = None
    public: str | None = None
    unit_id: int | None = None
    zone: str | None = None

    @property
    def known(self) -> bool:
        """Whether a technician could find the place."""
        return self.room is not None or self.public is not None or self.unit_id is not None

    @property
    def named(self) -> bool:
        """Whether anything of it was named in words."""
        return any((self.zone, self.building, self.section, self.room, self.public))

    @property
    def label(self) -> str:
        """The short form, `3-2-1201`, which is the same in every language."""
        unit = "-".join(part for part in (self.building, self.section, self.room) if part)
        return " ".join(part for part in (self.zone, unit, self.public) if part)


@dataclass(frozen=True)
class Ticket:
    """One matter. Times are aware and UTC; a ticket never changes, `dataclasses.replace` makes the changed one.

    `hazards`: the dangers that its words tell of (`tickets.triage.labels.HAZARDS`), the first one first. `opened_at`:
    the first message. `hazard_at`: when a draft became an emergency. `touched_at`: the last time the resident added to
    a draft, and for an open ticket when a new time was set. `unheard_at`: since when recordings or pictures wait for a
    person because no words tell what is the matter. `joins`: the ticket that a draft may belong to.

    `answered_at`: when the last answer was given. `important`: the desk follows it up until the resident is satisfied
    (CB5). `outcome`: how it ended, a code of `tickets.endings`; `None` for what was visited, signed or cancelled.

    `round`: the assignment number, so that a button of an earlier assignment can be told from today's. `promised_at`: a
    new time set by staff. `rung`, `rung_at`: the escalation level and when it was reached. `held_until`, `held_by`: the
    snooze. `watched_at`: the watch has dealt with everything due by then.
    """

    id: int
    property_id: int
    kind: Kind
    category: str
    urgency: Urgency
    place: Location
    opened_at: datetime
    resident_id: int | None = None
    state: State = State.DRAFT
    number: str | None = None
    channel: str = "bot"
    owner_id: int | None = None
    unconfirmed: bool = False
    round: int = 0
    group_id: int | None = None
    assignee_id: int | None = None
    dispatched_at: datetime | None = None
    accepted_at: datetime | None = None
    arrived_at: datetime | None = None
    done_at: datetime | None = None
    rejected_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    promised_at: datetime | None = None
    reschedules: int = 0
    rung: int = 0
    rung_at: datetime | None = None
    held_until: datetime | None = None
    held_by: int | None = None
    watched_at: datetime | None = None
    hazard_at: datetime | None = None
    touched_at: datetime | None = None
    unheard_at: datetime | None = None
    joins: int | None = None
    reminded_at: datetime | None = None
    nudges: int = 0
    nudged_at: datetime | None = None
    rating: int | None = None
    important: bool = False
    outcome: str | None = None
    hazards: tuple[str, ...] = ()
    next_deadline_at: datetime | None = None

    @property
    def reported_at(self) -> datetime:
        """When promises begin: at the first message, at a danger told later, or when the resident said that it was not
        solved.
        """
        return self.rejected_at or self.hazard_at or self.opened_at

    @property
    def open(self) -> bool:
        """Whether it is numbered, and neither closed nor cancelled."""
        return self.state in OPEN

    @property
    def pace(self) -> Urgency:
        """The urgency whose promises count: a routine ticket that nobody has listened to or looked at counts as
        urgent.
        """
        unknown = self.unheard_at is not None and self.state in (State.DISPATCHED, State.RECEIVED)
        return Urgency.URGENT if unknown and self.urgency is Urgency.ROUTINE else self.urgency
