"""A resident's message is taken in: it opens a draft, joins one, or belongs to a ticket (IN1)."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.add_to_ticket import add_to_ticket, keep
from tickets.acts.locate import NEEDS_PLACE, found, locate
from tickets.acts.settle import settle
from tickets.belonging import joins_draft, may_add_to
from tickets.contact import Contact, Outcome, Reading, Taken
from tickets.desk import Desk
from tickets.facts import DraftOpened, WordsAdded
from tickets.records import Purpose
from tickets.telling import Audience, Show
from tickets.ticket import Kind, Ticket, Urgency


def take_in(desk: Desk, contact: Contact, *, by: int, property_id: int, at: datetime) -> Taken:
    """Take in one message, as `spec/promises.md` says which belongs to what; thanks and chatter open nothing."""
    if contact.replies_to is not None:
        return Taken(Outcome.ADDED, add_to_ticket(desk, contact.replies_to, contact, by=by, at=at))
    draft = desk.draft_of(by)
    if draft is not None and joins_draft(draft, at, desk.policy.waits):
        return Taken(Outcome.JOINED, join_draft(desk, draft, contact, by=by, at=at))
    if contact.reading.chatter and not contact.files:
        return Taken(Outcome.CHATTER)
    return Taken(Outcome.OPENED, open_draft(desk, contact, by=by, property_id=property_id, at=at))


def open_draft(desk: Desk, contact: Contact, *, by: int, property_id: int, at: datetime) -> Ticket:
    """A contact is a ticket from its first message, in state draft."""
    candidate = may_add_to(contact, desk.tickets_of(by), at, desk.policy.waits)
    reading = contact.reading
    draft = desk.add_ticket(
        Ticket(
            id=0,
            property_id=property_id,
            kind=reading.kind or Kind.REPAIR,
            category=reading.category,
            urgency=reading.urgency,
            place=locate(desk, reading.place, desk.person(by), property_id),
            opened_at=at,
            touched_at=at,
            hazard_at=at if reading.urgency is Urgency.EMERGENCY else None,
            resident_id=by,
            joins=candidate.id if candidate else None,
        )
    )
    keep(desk, draft, contact, Purpose.REPORT, by=by, at=at)
    draft = settle(desk, draft, DraftOpened(draft.id, at, by))
    show_draft(desk, draft, question(desk, draft, contact))
    return draft


def join_draft(desk: Desk, draft: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """More words or media for an open draft: what they tell is filled in, urgency only rises."""
    keep(desk, draft, contact, Purpose.REPORT, by=by, at=at)
    joined = understood_better(draft, contact.reading, at).with_(touched_at=at, reminded_at=None)
    if contact.reading.place.known:
        joined = joined.with_(place=locate(desk, contact.reading.place, desk.person(by), draft.property_id))
    joined = settle(desk, joined, WordsAdded(draft.id, at, by, Purpose.REPORT))
    show_draft(desk, joined, question(desk, joined, contact))
    return joined


def understood_better(draft: Ticket, reading: Reading, at: datetime) -> Ticket:
    """The draft with what further words told: kind and category where none was known, and a higher urgency."""
    ranks = list(Urgency)
    if ranks.index(reading.urgency) < ranks.index(draft.urgency):
        hazard_at = at if reading.urgency is Urgency.EMERGENCY else None
        return draft.with_(
            kind=reading.kind or draft.kind, category=reading.category, urgency=reading.urgency, hazard_at=hazard_at
        )
    if draft.category == "other" and reading.kind is not None:
        return draft.with_(kind=reading.kind, category=reading.category)
    return draft


def question(desk: Desk, draft: Ticket, contact: Contact) -> str:
    """The card's view for what is still to be asked, one question at a time; `""` when it can be confirmed."""
    if draft.joins is not None:
        return "join"
    if draft.urgency is Urgency.EMERGENCY:
        return ""
    if not any(wording.text for wording in desk.words(draft.id)):
        return "words"
    if draft.category == "other" and contact.reading.kind is None:
        return "kind"
    return "place" if draft.kind in NEEDS_PLACE and not found(desk, draft) else ""


def show_draft(desk: Desk, draft: Ticket, view: str) -> None:
    """Show the confirmation card below the words that changed it, in that view."""
    assert draft.resident_id is not None
    urgent = draft.urgency is Urgency.EMERGENCY
    desk.show(Show(draft.id, Audience.RESIDENT, draft.resident_id, anew=True, urgent=urgent, view=view))
