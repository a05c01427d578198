"""What is still to be asked about a draft, one question at a time, and which words answer where it is."""

from __future__ import annotations

from collections.abc import Iterable

from tickets.acts.locate import NEEDS_PLACE, found
from tickets.contact import Contact, Part
from tickets.facts import PlaceKeptAsTold
from tickets.outgoing import Audience, Show
from tickets.records import Purpose
from tickets.ticket import Location, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

SEVERAL = "several"
"""The view that asks whether several matters become a ticket each; it carries them: `several:routine.repair.hvac`."""
LONGEST_PLACE = 40
"""Characters up to which words can be nothing but a place."""
PLACE, PLACE_AGAIN, UNPLACED = "place", "place:again", "unplaced"
"""Views that ask where it is: first, in other words, and no longer, for the office finds out."""
AGAIN = {PLACE: PLACE_AGAIN, PLACE_AGAIN: UNPLACED, UNPLACED: UNPLACED}
"""The view after words that did not answer the one before."""


def question(work: UnitOfWork, draft: Ticket, *, unclear: bool = False) -> str:
    """The card's view for what is still to be asked; `""` when it can be confirmed. An emergency is asked nothing.

    `unclear` says that triage could not tell what kind of matter the words are.
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
    """Whether somebody said anything of it in words of their own."""
    return any(ticket_text.purpose is not Purpose.TRANSCRIPT for ticket_text in work.words(ticket.id))


def kept_as_told(work: UnitOfWork, draft: Ticket) -> bool:
    """Whether a unit that is not on file was asked about already, and stands as it was told."""
    has_own_words = draft.place.room is not None
    return has_own_words and any(isinstance(fact, PlaceKeptAsTold) for fact in work.facts(draft.id))


def step_back(draft: Ticket, shown: str) -> str:
    """The question before the one that is shown, on the guided way: nothing was said yet that could be read back."""
    if shown == "words" and draft.kind in NEEDS_PLACE and not draft.place.known:
        return PLACE
    return "category" if shown == "words" or asks_where(shown) else "kind"


def several(parts: Iterable[Part]) -> str:
    """The view that lists these matters."""
    said = (part.reading for part in parts)
    return f"{SEVERAL}:" + ",".join(f"{each.urgency}.{each.kind}.{each.category}" for each in said)


def asked(work: UnitOfWork, draft: Ticket) -> str:
    """The question that the resident's card shows now."""
    card = draft.resident_id and work.card(draft.id, Audience.RESIDENT, draft.resident_id)
    return card.view if card else ""


def where(contact: Contact) -> Location | None:
    """The place, when the words tell nothing but that; words that name none are none."""
    reading, text = contact.reading, contact.text.strip()
    if reading.matter or contact.files or contact.heard or not 0 < len(text) <= LONGEST_PLACE:
        return None
    return reading.place if reading.place.named else None


def asks_where(view: str) -> bool:
    """Whether the card in that view asks for the place."""
    return view in AGAIN


def show_draft(work: UnitOfWork, draft: Ticket, view: str, *, anew: bool = True) -> None:
    """Show the confirmation card in that view, below the words that changed it, or (not `anew`) where it stands."""
    assert draft.resident_id is not None
    urgent = draft.urgency is Urgency.EMERGENCY
    work.show(Show(draft.id, Audience.RESIDENT, draft.resident_id, anew=anew, urgent=urgent, view=view))
