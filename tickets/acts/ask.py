"""Which question the card of a draft asks next, and whether words answer where the matter is."""

from __future__ import annotations

from collections.abc import Iterable

from tickets.acts.locate import NEEDS_PLACE, found
from tickets.contact import Contact, Part
from tickets.facts import PlaceKeptAsReported
from tickets.outgoing import Audience, Show
from tickets.records import Purpose
from tickets.ticket import Location, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

SEVERAL = "several"
"""The view that asks whether to make a ticket of each matter; it carries them: `several:routine.repair.hvac`."""
LONGEST_PLACE = 40
"""The longest text, in characters, that may be nothing but a place."""
PLACE, PLACE_AGAIN, UNPLACED = "place", "place:again", "unplaced"
"""Views that ask where it is: for the first time, for the second time, and not any more, since the office will find
out.
"""
AGAIN = {PLACE: PLACE_AGAIN, PLACE_AGAIN: UNPLACED, UNPLACED: UNPLACED}
"""Which view follows when the words did not answer the one before."""


def question(work: UnitOfWork, draft: Ticket, *, unclear: bool = False) -> str:
    """The view that asks what is still missing; `""` when the draft can be confirmed. An emergency is asked nothing.

    `unclear`: triage could not tell what kind of matter it is.
    """
    if draft.joins is not None:
        return "join"
    if draft.urgency is Urgency.EMERGENCY:
        return ""
    if unclear and draft.category == "other":
        return "kind"
    wordless = not (has_own_words(work, draft) or (draft.category != "other" and work.words(draft.id)))
    if wordless and work.files(draft.id):
        return "words"
    if draft.kind in NEEDS_PLACE and not found(work, draft) and not kept_as_told(work, draft):
        return PLACE
    return "words" if wordless else ""


def has_own_words(work: UnitOfWork, ticket: Ticket) -> bool:
    """Whether anything was said in a person's own words, and not only heard by a machine."""
    return any(ticket_text.purpose is not Purpose.TRANSCRIPT for ticket_text in work.words(ticket.id))


def kept_as_told(work: UnitOfWork, draft: Ticket) -> bool:
    """Whether a unit that is not on file was asked about already, and is kept as the resident wrote it."""
    has_own_words = draft.place.room is not None
    return has_own_words and any(isinstance(fact, PlaceKeptAsReported) for fact in work.facts(draft.id))


def step_back(draft: Ticket, shown: str) -> str:
    """The question before this one, for a draft that was begun by buttons and has no words yet."""
    if shown == "words" and draft.kind in NEEDS_PLACE and not draft.place.known:
        return PLACE
    return "category" if shown == "words" or asks_where(shown) else "kind"


def several(parts: Iterable[Part]) -> str:
    """The view that lists these matters to choose from."""
    said = (part.reading for part in parts)
    return f"{SEVERAL}:" + ",".join(f"{each.urgency}.{each.kind}.{each.category}" for each in said)


def asked(work: UnitOfWork, draft: Ticket) -> str:
    """The question that the resident's card shows now."""
    card = draft.resident_id and work.card(draft.id, Audience.RESIDENT, draft.resident_id)
    return card.view if card else ""


def where(contact: Contact) -> Location | None:
    """The place, if the words are nothing but a place; else `None`."""
    reading, text = contact.reading, contact.text.strip()
    if reading.matter or contact.files or contact.heard or not 0 < len(text) <= LONGEST_PLACE:
        return None
    return reading.place if reading.place.named else None


def asks_where(view: str) -> bool:
    """Whether the card in that view asks for the place."""
    return view in AGAIN


def show_draft(work: UnitOfWork, draft: Ticket, view: str, *, anew: bool = True) -> None:
    """Show the resident's card in that view: as a new message (`anew`), or in its place."""
    assert draft.resident_id is not None
    urgent = draft.urgency is Urgency.EMERGENCY
    work.show(Show(draft.id, Audience.RESIDENT, draft.resident_id, anew=anew, urgent=urgent, view=view))
