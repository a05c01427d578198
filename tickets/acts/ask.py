"""What is still to be asked about a draft, one question at a time, and which words answer where it is."""

from __future__ import annotations

from collections.abc import Iterable

from tickets.acts.locate import NEEDS_PLACE, found
from tickets.contact import Contact, Part
from tickets.desk import Desk
from tickets.records import Purpose
from tickets.telling import Audience, Show
from tickets.ticket import Location, Ticket, Urgency

SEVERAL = "several"
"""The view that asks whether several matters become a ticket each; it carries them: `several:routine.repair.hvac`."""
LONGEST_PLACE = 40
"""Characters up to which words can be nothing but a place."""


def question(desk: Desk, draft: Ticket, *, unclear: bool = False) -> str:
    """The card's view for what is still to be asked; `""` when it can be confirmed. An emergency is asked nothing.

    `unclear` says that triage could not tell what kind of matter the words are.
    """
    if draft.joins is not None:
        return "join"
    if draft.urgency is Urgency.EMERGENCY:
        return ""
    if unclear and draft.category == "other":
        return "kind"
    wordless = not (told(desk, draft) or (draft.category != "other" and desk.words(draft.id)))
    if wordless and desk.files(draft.id):
        return "words"
    if draft.kind in NEEDS_PLACE and not found(desk, draft):
        return "place"
    return "words" if wordless else ""


def told(desk: Desk, ticket: Ticket) -> bool:
    """Whether somebody said anything of it in words of their own."""
    return any(wording.purpose is not Purpose.TRANSCRIPT for wording in desk.words(ticket.id))


def step_back(draft: Ticket, shown: str) -> str:
    """The question before the one that is shown, on the guided way: nothing was said yet that could be read back."""
    if shown == "words" and draft.kind in NEEDS_PLACE and not draft.place.known:
        return "place"
    return "category" if shown in ("place", "words") else "kind"


def several(parts: Iterable[Part]) -> str:
    """The view that lists these matters."""
    said = (part.reading for part in parts)
    return f"{SEVERAL}:" + ",".join(f"{each.urgency}.{each.kind}.{each.category}" for each in said)


def asked(desk: Desk, draft: Ticket) -> str:
    """The question that the resident's card shows now."""
    card = draft.resident_id and desk.card(draft.id, Audience.RESIDENT, draft.resident_id)
    return card.view if card else ""


def where(contact: Contact, view: str) -> Location | None:
    """The place, when the words tell nothing but that; while the place is asked for, short words are one anyway."""
    reading, text = contact.reading, contact.text.strip()
    matter = reading.hazards or (reading.kind is not None and reading.sure)
    if not text or contact.files or contact.heard or matter:
        return None
    if reading.place.known or reading.place.building:
        return reading.place if len(text) <= LONGEST_PLACE else None
    return Location(public=text) if view == "place" and len(text) <= LONGEST_PLACE else None


def show_draft(desk: Desk, draft: Ticket, view: str, *, anew: bool = True) -> None:
    """Show the confirmation card in that view, below the words that changed it, or (not `anew`) where it stands."""
    assert draft.resident_id is not None
    urgent = draft.urgency is Urgency.EMERGENCY
    desk.show(Show(draft.id, Audience.RESIDENT, draft.resident_id, anew=anew, urgent=urgent, view=view))
