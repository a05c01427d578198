"""A resident's message, as the acts take it in: what was said and sent, and what was understood of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tickets.records import Source, TicketText
from tickets.ticket import Kind, Location, Ticket, Urgency
from tickets.triage.intents import Intent
from tickets.triage.meaning import Meaning


@dataclass(frozen=True)
class Attachment:
    """A photo, voice, video, document or location that came with a message."""

    kind: str
    file_id: str


@dataclass(frozen=True)
class Reading:
    """What triage read out of words: `kind` is `None` where it cannot tell, `chatter` is thanks and greetings.

    `likely` are the three categories to offer, the best first; `thanks` tells thanks from greetings; not `sure` is a
    kind that is only guessed from examples, without a word of the lexicon that speaks for it; `worsening` words say
    that it grows; `meant` is what it wants of a ticket that is there already. `parts` are the matters of a message that
    tells of several, the most urgent first.
    """

    kind: Kind | None = None
    category: str = "other"
    likely: tuple[str, ...] = ()
    urgency: Urgency = Urgency.ROUTINE
    place: Location = field(default_factory=Location)
    hazards: tuple[str, ...] = ()
    chatter: bool = False
    thanks: bool = False
    worsening: bool = False
    sure: bool = True
    meant: Meaning | None = None
    parts: tuple[Part, ...] = ()

    @property
    def intent(self) -> Intent | None:
        """What the words ask about an existing ticket, if anything."""
        return None if self.meant is None else self.meant.intent

    @property
    def matter(self) -> bool:
        """Whether the words themselves tell of a matter, or of a danger."""
        return bool(self.hazards) or (self.kind is not None and self.sure)


Read = Callable[[str], Reading]
"""What triage makes of words."""


@dataclass(frozen=True)
class Part:
    """One of several matters in a message: its words, and what was understood of them."""

    text: str
    reading: Reading


@dataclass(frozen=True)
class Contact:
    """One message: its words, its files, and the ticket that it replies to.

    `quiet`: no new card is sent for it, because too many messages came at once. `greetings` are words of the same
    person just before, which opened no draft (their ticket id is 0). `heard`: a machine wrote the words down from a
    recording.
    """

    source: Source
    reading: Reading
    text: str = ""
    files: tuple[Attachment, ...] = ()
    replies_to: int | None = None
    quiet: bool = False
    heard: bool = False
    greetings: tuple[TicketText, ...] = ()


class Outcome(StrEnum):
    """What became of a contact."""

    OPENED = "opened"
    JOINED = "joined"
    ADDED = "added"
    CORRECTED = "corrected"
    CHATTER = "chatter"


@dataclass(frozen=True)
class Taken:
    """A contact that was taken in: what became of it, and of which ticket."""

    outcome: Outcome
    ticket: Ticket | None = None


def located(contact: Contact, place: Location) -> Contact:
    """The contact as it is understood with that place instead of the one that it names."""
    return replace(contact, reading=replace(contact.reading, place=place))
