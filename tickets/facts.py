"""What happened to a ticket, in the past tense. Facts are for ever; words live in tables of their own.

A fact is stored by its code and by the names of its fields. A class can be renamed freely. Whoever renames a code or a
field adds a row to `tickets.fact_aliases`; whoever adds a field gives it a default, for the rows that do not have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True)
class Fact:
    """Something that happened: to which ticket, when, and by whom (`None`: by the service itself)."""

    code: ClassVar[str]
    ticket_id: int
    at: datetime
    by: int | None

    def __init_subclass__(cls, *, code: str) -> None:
        cls.code = code


@dataclass(frozen=True)
class UnknownFact(Fact, code="unknown"):
    """A stored fact that this version cannot read, for example one of a newer version; kept as it is stored."""

    stored_code: str
    data: Mapping[str, object]


@dataclass(frozen=True)
class DraftOpened(Fact, code="draft_opened"):
    """A resident's first message became a draft."""


@dataclass(frozen=True)
class DraftDropped(Fact, code="draft_dropped"):
    """The resident gave it up before it was sent out."""


@dataclass(frozen=True)
class DraftResumed(Fact, code="draft_resumed"):
    """The resident took it up again after all."""


@dataclass(frozen=True)
class DraftReminded(Fact, code="draft_reminded"):
    """An unfinished draft was offered back to the resident once (IN13)."""


@dataclass(frozen=True)
class DraftSplit(Fact, code="draft_split"):
    """The message told of several matters: so many drafts were made of it."""

    matters: int


@dataclass(frozen=True)
class Corrected(Fact, code="corrected"):
    """A line of the confirmation card, or where a ticket is, was corrected: which, from what, to what."""

    line: str
    before: str | None
    after: str | None


PLACE_LINES = frozenset({"place", "unit"})
"""Lines of `Corrected` that say where it is: in words, or by the button of a unit on file."""


@dataclass(frozen=True)
class PlaceKeptAsReported(Fact, code="place_kept_as_reported"):
    """The place is not on file, and stays as the resident wrote it."""


@dataclass(frozen=True)
class TicketOpened(Fact, code="ticket_opened"):
    """The ticket has its number (IN1)."""

    number: str
    unconfirmed: bool = False


@dataclass(frozen=True)
class TicketDispatched(Fact, code="ticket_dispatched"):
    """The card went to a group, or (`group_id` None) to the front desk."""

    group_id: int | None
    assignment_no: int


@dataclass(frozen=True)
class OwnerNamed(Fact, code="owner_named"):
    """Who answers for the ticket until the resident is answered (IN3, DT4)."""

    owner_id: int


@dataclass(frozen=True)
class WordsAdded(Fact, code="words_added"):
    """Somebody added words: a report, a note, a comment; `chatter`: nothing but thanks or a greeting."""

    purpose: str
    chatter: bool = False


@dataclass(frozen=True)
class WordsChanged(Fact, code="words_changed"):
    """Somebody edited a message that belongs to the ticket."""


@dataclass(frozen=True)
class ResidentAnswered(Fact, code="resident_answered"):
    """The office wrote to the resident (RP14)."""


@dataclass(frozen=True)
class FilesAdded(Fact, code="files_added"):
    """Somebody added a photo or other file: a report or work evidence."""

    purpose: str
    count: int


@dataclass(frozen=True)
class UrgencyRaised(Fact, code="urgency_raised"):
    """It went out before anybody knew how urgent it is: from what, to what."""

    before: str
    after: str


@dataclass(frozen=True)
class TicketAccepted(Fact, code="ticket_accepted"):
    """A technician has it."""

    assignment_no: int


@dataclass(frozen=True)
class TicketAssigned(Fact, code="ticket_assigned"):
    """A supervisor gave it to somebody."""

    assignee_id: int
    assignment_no: int


@dataclass(frozen=True)
class TicketHandedBack(Fact, code="ticket_handed_back"):
    """The technician gave it back with a reason."""

    reason: str
    assignment_no: int


@dataclass(frozen=True)
class TechnicianArrived(Fact, code="technician_arrived"):
    """The technician is on site."""


@dataclass(frozen=True)
class WorkDone(Fact, code="work_done"):
    """The technician says that it is put right; the resident checks."""


@dataclass(frozen=True)
class WorkSigned(Fact, code="work_signed"):
    """The resident checked the work and signed (RP1)."""


@dataclass(frozen=True)
class HelpEnded(Fact, code="help_ended"):
    """Whoever went to somebody in danger says what was done: nothing is left to do."""


@dataclass(frozen=True)
class WorkRejected(Fact, code="work_rejected"):
    """The resident says that it is not solved; it goes back to the same group."""

    assignment_no: int


@dataclass(frozen=True)
class TicketRated(Fact, code="ticket_rated"):
    """The resident rated the work, 1 to 5 (SV1)."""

    rating: int


@dataclass(frozen=True)
class RatingExplained(Fact, code="rating_explained"):
    """What a rating of 3 or below was about."""

    reasons: tuple[str, ...]


@dataclass(frozen=True)
class TicketCancelled(Fact, code="ticket_cancelled"):
    """The resident no longer needs it."""


@dataclass(frozen=True)
class TicketNudged(Fact, code="ticket_nudged"):
    """The resident asked for it again, for the `count`th time."""

    count: int


@dataclass(frozen=True)
class TicketAskedAfter(Fact, code="ticket_asked_after"):
    """The resident asked how it stands, for the `count`th time since the office last wrote to them (IN22)."""

    count: int


@dataclass(frozen=True)
class TicketReopened(Fact, code="ticket_reopened"):
    """Signed work did not last: it goes back to the same group."""

    assignment_no: int


@dataclass(frozen=True)
class ResidentApproved(Fact, code="resident_approved"):
    """The office says that the resident is of the unit (IN14)."""

    resident_id: int
    unit_id: int | None


@dataclass(frozen=True)
class PromiseWarned(Fact, code="promise_warned"):
    """A promise will break soon; whoever has the job was told."""

    promise: str
    due_at: datetime


@dataclass(frozen=True)
class DelayAnnounced(Fact, code="delay_announced"):
    """The resident was told of a delay before the promised time."""

    promise: str
    due_at: datetime


@dataclass(frozen=True)
class PromiseMissed(Fact, code="promise_missed"):
    """The promised moment has passed."""

    promise: str
    due_at: datetime


@dataclass(frozen=True)
class EscalationReached(Fact, code="escalation_reached"):
    """Nobody acted: the escalation reached a level, and these people were told."""

    level: int
    reason: str
    role: str
    people: tuple[int, ...]
    next_at: datetime | None


@dataclass(frozen=True)
class EscalationSnoozed(Fact, code="escalation_snoozed"):
    """A supervisor handles it: the escalation pauses until then."""

    until: datetime


@dataclass(frozen=True)
class NewTimeSet(Fact, code="new_time_set"):
    """A new time was promised to the resident, with a reason."""

    until: datetime
    reason: str


@dataclass(frozen=True)
class ProgressStated(Fact, code="progress_stated"):
    """The department head said how far it is, in words or that it goes as planned; the resident was told (RP13)."""

    in_words: bool


@dataclass(frozen=True)
class WentOverHeads(Fact, code="went_over_heads"):
    """Whoever took it in went over the heads of their superiors (CP11)."""

    people: tuple[int, ...]
