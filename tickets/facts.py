"""What happened to a ticket, in the past tense. Facts are for ever; words live in tables of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Fact:
    """Something that happened: to which ticket, when, and by whom (`None`: by the service itself)."""

    ticket_id: int
    at: datetime
    by: int | None


@dataclass(frozen=True)
class DraftOpened(Fact):
    """A resident's first message became a draft."""


@dataclass(frozen=True)
class DraftDropped(Fact):
    """The resident gave it up before it was sent out."""


@dataclass(frozen=True)
class DraftResumed(Fact):
    """The resident took it up again after all."""


@dataclass(frozen=True)
class DraftReminded(Fact):
    """An unfinished draft was offered back to the resident once (IN13)."""


@dataclass(frozen=True)
class DraftSplit(Fact):
    """The message told of several matters: so many drafts were made of it."""

    matters: int


@dataclass(frozen=True)
class Corrected(Fact):
    """A line of the confirmation card, or where a ticket is, was corrected: which, from what, to what."""

    line: str
    before: str | None
    after: str | None


PLACE_LINES = frozenset({"place", "unit"})
"""Lines of `Corrected` that say where it is: in words, or by the button of a unit on file."""


@dataclass(frozen=True)
class PlaceKeptAsTold(Fact):
    """The place is not on file, and stands as the resident told it."""


@dataclass(frozen=True)
class TicketOpened(Fact):
    """The ticket has its number (IN1)."""

    number: str
    unconfirmed: bool = False


@dataclass(frozen=True)
class TicketDispatched(Fact):
    """The card went to a group, or (`group_id` None) to the front desk."""

    group_id: int | None
    round: int


@dataclass(frozen=True)
class OwnerNamed(Fact):
    """Who answers for the ticket until the resident is answered (IN3, DT4)."""

    owner_id: int


@dataclass(frozen=True)
class WordsAdded(Fact):
    """Somebody added words: a report, a note, a comment."""

    purpose: str


@dataclass(frozen=True)
class WordsChanged(Fact):
    """Somebody edited a message that belongs to the ticket."""


@dataclass(frozen=True)
class ResidentAnswered(Fact):
    """The office wrote to the resident (RP14)."""


@dataclass(frozen=True)
class FilesAdded(Fact):
    """Somebody added a photo or other file: a report or work evidence."""

    purpose: str
    count: int


@dataclass(frozen=True)
class UrgencyRaised(Fact):
    """It went out before anybody knew how urgent it is: from what, to what."""

    before: str
    after: str


@dataclass(frozen=True)
class TicketAccepted(Fact):
    """A technician has it."""

    round: int


@dataclass(frozen=True)
class TicketAssigned(Fact):
    """A supervisor gave it to somebody."""

    assignee_id: int
    round: int


@dataclass(frozen=True)
class TicketHandedBack(Fact):
    """The technician gave it back with a reason."""

    reason: str
    round: int


@dataclass(frozen=True)
class TechnicianArrived(Fact):
    """The technician is on site."""


@dataclass(frozen=True)
class WorkDone(Fact):
    """The technician says that it is put right; the resident checks."""


@dataclass(frozen=True)
class WorkSigned(Fact):
    """The resident checked the work and signed (RP1)."""


@dataclass(frozen=True)
class HelpEnded(Fact):
    """Whoever went to somebody in danger says what was done: nothing is left to do."""


@dataclass(frozen=True)
class WorkRejected(Fact):
    """The resident says that it is not solved; it goes back to the same group."""

    round: int


@dataclass(frozen=True)
class TicketRated(Fact):
    """The resident rated the work, 1 to 5 (SV1)."""

    rating: int


@dataclass(frozen=True)
class RatingExplained(Fact):
    """What a rating of 3 or below was about."""

    reasons: tuple[str, ...]


@dataclass(frozen=True)
class TicketCancelled(Fact):
    """The resident no longer needs it."""


@dataclass(frozen=True)
class TicketNudged(Fact):
    """The resident asked for it again, for the `count`th time."""

    count: int


@dataclass(frozen=True)
class TicketAskedAfter(Fact):
    """The resident asked how it stands, for the `count`th time since the office last wrote to them (IN22)."""

    count: int


@dataclass(frozen=True)
class TicketReopened(Fact):
    """Signed work did not last: it goes back to the same group."""

    round: int


@dataclass(frozen=True)
class ResidentApproved(Fact):
    """The office says that the resident is of the unit (IN14)."""

    resident_id: int
    unit_id: int | None


@dataclass(frozen=True)
class PromiseWarned(Fact):
    """A promise will break soon; whoever has the job was told."""

    promise: str
    due_at: datetime


@dataclass(frozen=True)
class DelayTold(Fact):
    """The resident was told of a delay before the promised time."""

    promise: str
    due_at: datetime


@dataclass(frozen=True)
class PromiseMissed(Fact):
    """The promised moment has passed."""

    promise: str
    due_at: datetime


@dataclass(frozen=True)
class RungReached(Fact):
    """Nobody acted: the escalation reached a level, and these people were told."""

    rung: int
    reason: str
    role: str
    people: tuple[int, ...]
    next_at: datetime | None


@dataclass(frozen=True)
class LadderHeld(Fact):
    """A supervisor handles it: the escalation pauses until then."""

    until: datetime


@dataclass(frozen=True)
class NewTimeSet(Fact):
    """A new time was promised to the resident, with a reason."""

    until: datetime
    reason: str


@dataclass(frozen=True)
class WentOverHeads(Fact):
    """Whoever took it in went over the heads of their superiors (CP11)."""

    people: tuple[int, ...]
