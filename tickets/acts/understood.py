"""What a draft tells with one more message, read by itself and together with all before it (IN21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tickets.acts.place_from_message import only_place, place_from_message
from tickets.contact import Contact, Read
from tickets.facts import Corrected
from tickets.hazards import tells_of_life
from tickets.records import Purpose
from tickets.ticket import Location, Ticket
from tickets.together import SHORT, read_together, sure_of, understood_better
from tickets.unit_of_work import UnitOfWork

BY_BUTTON = frozenset({"kind", "category", "urgency", "unit"})
"""Lines of the card that reading does not overrule once the resident has set them by a button."""
TOLD = frozenset({Purpose.REPORT, Purpose.ADDITION, Purpose.TRANSCRIPT})


@dataclass(frozen=True)
class Understood:
    """The draft as all its words describe it, and its new place (`None`: unchanged).

    `sure`: a reading that is no guess tells that life is at stake, so that the office is called at once.
    """

    ticket: Ticket
    place: Location | None
    sure: bool


def resident_words(work: UnitOfWork, ticket: Ticket) -> list[str]:
    """Everything that the resident has said on the ticket, in order."""
    return [each.text for each in work.words(ticket.id) if each.by == ticket.resident_id and each.purpose in TOLD]


def understood(
    work: UnitOfWork, draft: Ticket, contact: Contact, read: Read | None, *, at: datetime, anyway: bool = False
) -> Understood:
    """What the draft tells with the message, which must be stored already; without `read` only it is read."""
    pieces = resident_words(work, draft) if read is not None and contact.text else []
    together = read_together(pieces, read) if read is not None else ()
    chosen = {fact.line for fact in work.facts(draft.id) if isinstance(fact, Corrected)} & BY_BUTTON
    tells = bool(contact.text) and not only_place(contact)
    if tells and read is not None and together and not sure_of(together):
        tells = not sure_of(read_together(pieces[:-1], read) or [read(pieces[0])])
    heard, fragment = contact.reading, len(contact.text.strip()) <= SHORT
    better = understood_better(draft, heard, at, together, chosen=chosen, tells=tells, fragment=fragment)
    place = place_from_message(work, better, contact, together, chosen, anyway=anyway)
    sure = any(each.sure and tells_of_life(each.kind, each.hazards) for each in (*together, heard))
    return Understood(better, place, sure)
