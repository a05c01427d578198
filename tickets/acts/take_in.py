"""A resident's message is taken in: it opens a draft, joins one, or belongs to a ticket (IN1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.add_to_ticket import add_to_ticket, keep
from tickets.acts.ask import SEVERAL, asked, question, several, show_draft, where
from tickets.acts.correct_ticket import set_place
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.acts.locate import NEEDS_PLACE, locate
from tickets.acts.place_ticket import group_for_waiting, to_group
from tickets.acts.settle import refresh, settle
from tickets.acts.unheard import with_unheard
from tickets.belonging import joins_draft, may_add_to
from tickets.contact import Contact, Outcome, Reading, Taken
from tickets.desk import Desk
from tickets.facts import DraftOpened, Fact
from tickets.hazards import cannot_wait, united
from tickets.records import Purpose
from tickets.rights import roles_of
from tickets.ticket import STAFF, Kind, State, Ticket, Urgency

ANSWERED_BY_WRITING = frozenset({"place", "words", "photo"})
"""Views of a draft's card that wait for what comes next."""


def take_in(desk: Desk, contact: Contact, *, by: int, property_id: int, at: datetime) -> Taken:
    """Take in one message, as `spec/promises.md` says which belongs to what; thanks and chatter open nothing.

    A reply to a ticket that has ended is a matter of its own, for nobody watches over that one any more.
    """
    if contact.replies_to is not None and _own_ended(desk, contact.replies_to, by):
        contact = replace(contact, replies_to=None)
    if contact.replies_to is not None and not _own_draft(desk, contact.replies_to, by):
        return Taken(Outcome.ADDED, _add(desk, contact.replies_to, contact, by=by, at=at))
    draft = desk.draft_of(by) if contact.replies_to is None else desk.ticket(contact.replies_to)
    if contact.reading.chatter and not contact.files:
        return Taken(Outcome.CHATTER, draft)
    if draft is not None and joins(desk, draft, contact, at):
        return Taken(Outcome.JOINED, join_draft(desk, draft, contact, by=by, at=at))
    placed = _place_for_open(desk, contact, by=by, at=at)
    if placed is not None:
        return Taken(Outcome.ADDED, placed)
    told = _tell_of_unheard(desk, contact, by=by, at=at)
    if told is not None:
        return Taken(Outcome.ADDED, told)
    return Taken(Outcome.OPENED, open_draft(desk, contact, by=by, property_id=property_id, at=at))


def _own_draft(desk: Desk, ticket_id: int, by: int) -> bool:
    ticket = desk.ticket(ticket_id)
    return ticket.state is State.DRAFT and ticket.resident_id == by


def _own_ended(desk: Desk, ticket_id: int, by: int) -> bool:
    ticket = desk.ticket(ticket_id)
    return ticket.resident_id == by and ticket.state is not State.DRAFT and not ticket.open


def joins(desk: Desk, draft: Ticket, contact: Contact, at: datetime) -> bool:
    """Whether the message belongs to the open draft: an answer to what its card asks, or soon after it."""
    if contact.replies_to is not None or joins_draft(draft, at, desk.policy.waits):
        return True
    return asked(desk, draft) in ANSWERED_BY_WRITING


def _place_for_open(desk: Desk, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """An emergency that went out without a place gets the one that its resident now names."""
    place = where(contact, "")
    if place is None:
        return None
    waiting = [each for each in desk.tickets_of(by) if each.open and each.kind in NEEDS_PLACE and not each.place.known]
    return set_place(desk, waiting[0].id, by=by, at=at, place=place) if waiting else None


def _tell_of_unheard(desk: Desk, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """Words soon after a recording or picture went to the desk without any are those that were asked for."""
    since = at - desk.policy.waits.ticket_joins
    waiting = (each for each in desk.tickets_of(by) if _unheard(each) and (each.dispatched_at or at) >= since)
    ticket = next(waiting, None) if contact.text else None
    return None if ticket is None else _add(desk, ticket.id, contact, by=by, at=at)


def _unheard(ticket: Ticket) -> bool:
    return ticket.unheard_at is not None and ticket.state is State.DISPATCHED


def _add(desk: Desk, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """Add to the ticket; one that went out without words is understood by those that come now."""
    unheard, ticket = _unheard(desk.ticket(ticket_id)), add_to_ticket(desk, ticket_id, contact, by=by, at=at)
    told = unheard and ticket.resident_id == by and contact.text
    return understand_late(desk, ticket, contact, by=by, at=at) if told else ticket


def begin_report(desk: Desk, *, by: int, property_id: int, at: datetime) -> Ticket:
    """The guided way: an empty draft whose kind is asked first; an open draft is gone on with."""
    draft = desk.draft_of(by)
    if draft is not None:
        show_draft(desk, draft, question(desk, draft))
        return draft
    draft = _add_draft(desk, Reading(), by=by, property_id=property_id, at=at)
    draft = settle(desk, draft, DraftOpened(draft.id, at, by))
    show_draft(desk, draft, "kind")
    return draft


def open_draft(desk: Desk, contact: Contact, *, by: int, property_id: int, at: datetime, apart: bool = False) -> Ticket:
    """A contact is a ticket from its first message, in state draft; one that was told `apart` joins no other."""
    apart = apart or bool(contact.reading.parts)
    candidate = None if apart else may_add_to(contact, desk.tickets_of(by), at, desk.policy.waits)
    joins = candidate.id if candidate else None
    draft = _add_draft(desk, contact.reading, by=by, property_id=property_id, at=at, joins=joins)
    draft = with_unheard(desk, draft, contact, at)
    draft = settle(
        desk, draft, DraftOpened(draft.id, at, by), *keep(desk, draft, contact, Purpose.REPORT, by=by, at=at).facts
    )
    if cannot_wait(draft):
        draft = dispatch_ticket(desk, draft, by=None, at=at)
    else:
        show_draft(desk, draft, _question(desk, draft, contact))
    _open_rest(desk, draft, contact, by=by, at=at)
    return draft


def _open_rest(desk: Desk, draft: Ticket, contact: Contact, *, by: int, at: datetime) -> None:
    """An emergency is held up by no question: what else its message tells of is a draft after it."""
    rest = tuple(part for part in contact.reading.parts if part.reading.urgency is not Urgency.EMERGENCY)
    if draft.urgency is not Urgency.EMERGENCY or not rest:
        return
    reading = replace(rest[0].reading, parts=rest if len(rest) > 1 else ())
    told = Contact(contact.source, reading, "\n".join(part.text for part in rest))
    open_draft(desk, told, by=by, property_id=draft.property_id, at=at, apart=True)


def _add_draft(
    desk: Desk, reading: Reading, *, by: int, property_id: int, at: datetime, joins: int | None = None
) -> Ticket:
    person = desk.person(by)
    draft = Ticket(
        id=0,
        property_id=property_id,
        channel=STAFF if person.unit_id is None and roles_of(desk, by) else "bot",
        kind=reading.kind or Kind.REPAIR,
        category=reading.category,
        urgency=reading.urgency,
        place=locate(desk, reading.place, person, property_id),
        opened_at=at,
        touched_at=at,
        hazards=reading.hazards,
        hazard_at=at if reading.urgency is Urgency.EMERGENCY else None,
        resident_id=by,
        joins=joins,
    )
    return desk.add_ticket(draft)


def join_draft(desk: Desk, draft: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """More words or media for an open draft: what they tell is filled in, urgency only rises."""
    shown = asked(desk, draft)
    place = where(contact, shown)
    if place is not None:
        return set_place(desk, draft.id, by=by, at=at, place=place)
    seen = contact.quiet or _part_of_album(desk, draft, contact)
    joined = with_unheard(desk, draft, contact, at)
    said = keep(desk, draft, contact, Purpose.REPORT, by=by, at=at).facts
    joined = understood_better(joined, contact.reading, at).with_(touched_at=at, reminded_at=None)
    if contact.reading.place.known:
        joined = joined.with_(place=locate(desk, contact.reading.place, desk.person(by), draft.property_id))
    joined = settle(desk, joined, *said)
    if cannot_wait(joined):
        return dispatch_ticket(desk, joined, by=None, at=at)
    view = _question(desk, joined, contact, shown)
    still = view == shown == "words" and (contact.heard or not contact.text)
    show_draft(desk, joined, view, anew=not seen and not still)
    return joined


def _part_of_album(desk: Desk, draft: Ticket, contact: Contact) -> bool:
    """Whether the card was shown already for another part of the same album."""
    album = contact.source.album
    return album is not None and any(file.source.album == album for file in desk.files(draft.id))


def understood_better(draft: Ticket, reading: Reading, at: datetime) -> Ticket:
    """The draft with what further words told: kind and category where none was known, and a higher urgency."""
    ranks = list(Urgency)
    draft = draft.with_(hazards=united(draft.hazards, reading.hazards))
    if ranks.index(reading.urgency) < ranks.index(draft.urgency):
        hazard_at = at if reading.urgency is Urgency.EMERGENCY else None
        return draft.with_(
            kind=reading.kind or draft.kind, category=reading.category, urgency=reading.urgency, hazard_at=hazard_at
        )
    if draft.category == "other" and reading.kind is not None:
        return draft.with_(kind=reading.kind, category=reading.category)
    return draft


def understand_late(desk: Desk, ticket: Ticket, contact: Contact, *happened: Fact, by: int, at: datetime) -> Ticket:
    """Words for what went out without any: they are filled in, and whoever must know hears what is more urgent.

    What need not wait at the desk any longer goes to its group.
    """
    told = with_unheard(desk, understood_better(ticket, contact.reading, at), contact, at)
    if contact.reading.place.known and not told.place.known:
        told = told.with_(place=locate(desk, contact.reading.place, desk.person(by), told.property_id))
    if told.urgency is not ticket.urgency:
        told, raised = life.raise_urgency(ticket, told, at)
        happened = (*happened, raised)
    group = group_for_waiting(desk, told)
    if group is not None:
        return to_group(desk, told, group, *happened, by=None, at=at)
    settled = settle(desk, told, *happened)
    if not happened:
        refresh(desk, settled)
    return settled


def understand_again(desk: Desk, draft_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """A message of an open draft was edited: what it tells now is filled in as if it had been added."""
    draft = understood_better(desk.ticket(draft_id), contact.reading, at)
    if contact.reading.place.known:
        draft = draft.with_(place=locate(desk, contact.reading.place, desk.person(by), draft.property_id))
    draft = settle(desk, draft.with_(touched_at=at))
    if cannot_wait(draft):
        return dispatch_ticket(desk, draft, by=None, at=at)
    if not asked(desk, draft).startswith(SEVERAL):
        contact = replace(contact, reading=replace(contact.reading, parts=()))
    show_draft(desk, draft, _question(desk, draft, contact), anew=False)
    return draft


def _question(desk: Desk, draft: Ticket, contact: Contact, shown: str = "") -> str:
    """What is asked next: whether several matters become a ticket each comes first, and stays while it is `shown`."""
    if draft.urgency is not Urgency.EMERGENCY and draft.joins is None:
        if contact.reading.parts and len(desk.words(draft.id)) == 1:
            return several(contact.reading.parts)
        if shown.startswith(SEVERAL):
            return shown
    return question(desk, draft, unclear=bool(contact.text) and not contact.heard and contact.reading.kind is None)
