"""A resident's message opens a draft, joins one, or is added to a ticket (IN1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.add_to_ticket import add_to_ticket, keep
from tickets.acts.ask import AGAIN, PLACE, SEVERAL, asked, question, several, show_draft, where
from tickets.acts.correct_place import correct_place, correct_under_way
from tickets.acts.correct_ticket import move
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.acts.locate import NEEDS_PLACE, locate
from tickets.acts.place_from_message import corrected, insisted
from tickets.acts.place_ticket import group_for_waiting, to_group
from tickets.acts.save_and_notify import refresh, save_and_notify
from tickets.acts.understood import resident_words, understood
from tickets.acts.unheard import with_unheard
from tickets.belonging import joins_draft, may_add_to
from tickets.contact import Contact, Outcome, Read, Reading, Taken
from tickets.facts import DraftOpened, Fact, WordsAdded
from tickets.hazards import cannot_wait
from tickets.records import Purpose
from tickets.rights import roles_of
from tickets.ticket import STAFF, Kind, State, Ticket, Urgency
from tickets.transitions import in_its_life
from tickets.unit_of_work import UnitOfWork

ANSWERED_BY_WRITING = frozenset({"place", "words", "photo"})
"""Views of a draft's card that are answered by the next message."""


def take_in(
    work: UnitOfWork,
    contact: Contact,
    *,
    by: int,
    property_id: int,
    at: datetime,
    read: Read | None = None,
    besides: bool = False,
) -> Taken:
    """Take in one message; thanks and chatter open nothing.

    `read` is triage: with it the message is also read together with those before it. `besides`: the message is on
    another ticket already; it corrects no place, and is never added to a ticket again. A reply to a ticket that has
    ended is a matter of its own, because nobody watches that ticket any more.
    """
    if contact.replies_to is not None and _own_ended(work, contact.replies_to, by):
        contact = replace(contact, replies_to=None)
    moved = None if besides else correct_under_way(work, contact, by=by, at=at)
    if moved is not None:
        return Taken(Outcome.CORRECTED, moved)
    if contact.replies_to is not None and not _own_draft(work, contact.replies_to, by):
        return Taken(Outcome.ADDED, _add(work, contact.replies_to, contact, read, by=by, at=at))
    draft = work.draft_of(by) if contact.replies_to is None else work.ticket(contact.replies_to)
    belongs = draft is not None and joins(work, draft, contact, at)
    if contact.reading.chatter and not contact.files:
        if draft is not None and belongs and resident_words(work, draft):
            save_and_notify(work, draft, *keep(work, draft, contact, Purpose.REPORT, by=by, at=at).facts)
        return Taken(Outcome.CHATTER, draft)
    if draft is not None and belongs:
        return Taken(Outcome.JOINED, join_draft(work, draft, contact, by=by, at=at, read=read))
    added = None if besides else _add_to_early(work, contact, read, by=by, at=at)
    if added is not None:
        return Taken(Outcome.ADDED, added)
    return Taken(Outcome.OPENED, open_draft(work, contact, by=by, property_id=property_id, at=at))


def _own_draft(work: UnitOfWork, ticket_id: int, by: int) -> bool:
    ticket = work.ticket(ticket_id)
    return ticket.state is State.DRAFT and ticket.resident_id == by


def _own_ended(work: UnitOfWork, ticket_id: int, by: int) -> bool:
    ticket = work.ticket(ticket_id)
    return ticket.resident_id == by and ticket.state is not State.DRAFT and not ticket.open


def joins(work: UnitOfWork, draft: Ticket, contact: Contact, at: datetime) -> bool:
    """Whether the message belongs to the draft: a reply, a correction, soon after it, or the answer to what its card
    asks.
    """
    if contact.replies_to is not None or corrected(contact) or joins_draft(draft, at, work.policy.waits):
        return True
    return asked(work, draft).partition(":")[0] in ANSWERED_BY_WRITING


def _add_to_early(work: UnitOfWork, contact: Contact, read: Read | None, *, by: int, at: datetime) -> Ticket | None:
    """Add to a ticket that went out without a place, or before everything was told."""
    return _place_for_open(work, contact, by=by, at=at) or _tell_of_half_told(work, contact, read, by=by, at=at)


def _place_for_open(work: UnitOfWork, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """A ticket that went out without a place gets the one that its resident names now."""
    waiting = (each for each in work.tickets_of(by) if each.open and each.kind in NEEDS_PLACE and not each.place.known)
    ticket = None if where(contact) is None else next(waiting, None)
    return None if ticket is None else correct_place(work, ticket, contact, by=by, at=at)


def _tell_of_half_told(
    work: UnitOfWork, contact: Contact, read: Read | None, *, by: int, at: datetime
) -> Ticket | None:
    """Words soon after a ticket that went out before everything was told belong to that ticket."""
    since = at - work.policy.waits.ticket_joins
    waiting = (each for each in work.tickets_of(by) if half_told(each) and (each.dispatched_at or at) >= since)
    ticket = next(waiting, None) if contact.text else None
    return None if ticket is None else _add(work, ticket.id, contact, read, by=by, at=at)


def half_told(ticket: Ticket) -> bool:
    """Whether nobody has it yet, and it went out before everything was told: unheard, or unconfirmed because life is at
    stake.
    """
    early = ticket.unheard_at is not None or (ticket.unconfirmed and cannot_wait(ticket))
    return early and ticket.state in (State.DISPATCHED, State.RECEIVED)


def _add(work: UnitOfWork, ticket_id: int, contact: Contact, read: Read | None, *, by: int, at: datetime) -> Ticket:
    """Add to the ticket; if it went out before everything was told, read all its words again."""
    early, ticket = half_told(work.ticket(ticket_id)), add_to_ticket(work, ticket_id, contact, by=by, at=at)
    told = early and ticket.resident_id == by and contact.text
    return understand_late(work, ticket, contact, by=by, at=at, read=read) if told else ticket


def begin_report(work: UnitOfWork, *, by: int, property_id: int, at: datetime) -> Ticket:
    """Begin a report by buttons: an empty draft whose kind is asked first; an open draft is continued."""
    draft = work.draft_of(by)
    if draft is not None:
        show_draft(work, draft, question(work, draft))
        return draft
    draft = _add_draft(work, Reading(), by=by, property_id=property_id, at=at)
    draft = save_and_notify(work, draft, DraftOpened(draft.id, at, by))
    show_draft(work, draft, "kind")
    return draft


def open_draft(
    work: UnitOfWork, contact: Contact, *, by: int, property_id: int, at: datetime, apart: bool = False
) -> Ticket:
    """Open a draft for the message; one that is known to be a matter of its own (`apart`) may join no other ticket."""
    apart = apart or bool(contact.reading.parts)
    candidate = None if apart else may_add_to(contact, work.tickets_of(by), at, work.policy.waits)
    joins = candidate.id if candidate else None
    draft = _add_draft(work, contact.reading, by=by, property_id=property_id, at=at, joins=joins)
    draft = with_unheard(work, draft, contact, at)
    greeted = _keep_greetings(work, draft, contact, at)
    kept = keep(work, draft, contact, Purpose.REPORT, by=by, at=at)
    draft = save_and_notify(work, draft, DraftOpened(draft.id, at, by), *greeted, *kept.facts)
    if cannot_wait(draft) and contact.reading.sure:
        draft = dispatch_ticket(work, draft, by=None, at=at)
    else:
        show_draft(work, draft, _question(work, draft, contact))
    _open_rest(work, draft, contact, by=by, at=at)
    return draft


def _keep_greetings(work: UnitOfWork, draft: Ticket, contact: Contact, at: datetime) -> list[Fact]:
    """Keep the greetings of a moment ago with the draft."""
    recent = [each for each in contact.greetings if at - each.at <= work.policy.waits.draft_joins]
    for each in recent:
        work.add_words(replace(each, ticket_id=draft.id))
    return [WordsAdded(draft.id, each.at, each.by, each.purpose) for each in recent]


def _open_rest(work: UnitOfWork, draft: Ticket, contact: Contact, *, by: int, at: datetime) -> None:
    """An emergency is not delayed by a question: what else its message tells of becomes a draft after it."""
    rest = tuple(part for part in contact.reading.parts if part.reading.urgency is not Urgency.EMERGENCY)
    if draft.urgency is not Urgency.EMERGENCY or not rest:
        return
    reading = replace(rest[0].reading, parts=rest if len(rest) > 1 else ())
    told = Contact(contact.source, reading, "\n".join(part.text for part in rest))
    open_draft(work, told, by=by, property_id=draft.property_id, at=at, apart=True)


def _add_draft(
    work: UnitOfWork, reading: Reading, *, by: int, property_id: int, at: datetime, joins: int | None = None
) -> Ticket:
    person = work.person(by)
    draft = Ticket(
        id=0,
        property_id=property_id,
        channel=STAFF if person.unit_id is None and roles_of(work, by) else "bot",
        kind=reading.kind or Kind.REPAIR,
        category=reading.category,
        urgency=reading.urgency,
        hazards=tuple(dict.fromkeys(reading.hazards)),
        place=locate(work, reading.place, person, property_id),
        opened_at=at,
        touched_at=at,
        hazard_at=at if reading.urgency is Urgency.EMERGENCY else None,
        resident_id=by,
        joins=joins,
    )
    return work.add_ticket(draft)


def join_draft(
    work: UnitOfWork, draft: Ticket, contact: Contact, *, by: int, at: datetime, read: Read | None = None
) -> Ticket:
    """Add a message to the draft; it is read together with what was said before (IN21)."""
    shown = asked(work, draft)
    seen = contact.quiet or _part_of_album(work, draft, contact)
    draft = with_unheard(work, draft, contact, at)
    facts = keep(work, draft, contact, Purpose.REPORT, by=by, at=at).facts
    told = understood(work, draft, contact, read, at=at)
    joined, place = told.ticket, told.place
    joined = save_and_notify(work, replace(joined, touched_at=at, reminded_at=None), *facts)
    as_told = None if place else insisted(joined, contact, shown)
    if place or as_told:
        joined = move(work, joined, place or as_told or joined.place, by=by, at=at, as_told=as_told is not None)
    if cannot_wait(joined) and told.sure:
        return dispatch_ticket(work, joined, by=None, at=at)
    view = _question(work, joined, contact, shown)
    typed = bool(contact.text) and not contact.heard
    unanswered = view == PLACE and place is None and typed and not contact.reading.matter
    still = view == shown == "words" and not typed
    show_draft(work, joined, AGAIN.get(shown, PLACE) if unanswered else view, anew=not seen and not still)
    return joined


def _part_of_album(work: UnitOfWork, draft: Ticket, contact: Contact) -> bool:
    """Whether the card was shown already for another part of the same album."""
    album = contact.source.album
    return album is not None and any(file.source.album == album for file in work.files(draft.id))


def understand_late(
    work: UnitOfWork, ticket: Ticket, contact: Contact, *happened: Fact, by: int, at: datetime, read: Read | None = None
) -> Ticket:
    """Read words for a ticket that went out before everything was told; whoever must know is told if it is more urgent.

    If it need not wait at the front desk any longer, it goes to its group.
    """
    all_told = understood(work, ticket, contact, read, at=at)
    told = with_unheard(work, in_its_life(all_told.ticket, ticket), contact, at)
    if all_told.place is not None and not told.place.known:
        told = replace(told, place=all_told.place)
    if told.urgency is not ticket.urgency:
        told, raised = life.raise_urgency(ticket, told, at)
        happened = (*happened, raised)
    group = group_for_waiting(work, told)
    if group is not None:
        return to_group(work, told, group, *happened, by=None, at=at)
    saved = save_and_notify(work, told, *happened)
    if not happened:
        refresh(work, saved)
    return saved


def understand_again(
    work: UnitOfWork,
    draft_id: int,
    contact: Contact,
    *,
    by: int,
    at: datetime,
    read: Read | None = None,
    moved: bool = True,
) -> Ticket:
    """A message of the draft was edited: read all its words again; the place counts only if the edit changed it
    (`moved`).
    """
    told = understood(work, work.ticket(draft_id), contact, read, at=at, anyway=moved)
    joined = save_and_notify(work, replace(told.ticket, touched_at=at))
    if told.place is not None:
        joined = move(work, joined, told.place, by=by, at=at)
    if cannot_wait(joined) and told.sure:
        return dispatch_ticket(work, joined, by=None, at=at)
    if not asked(work, joined).startswith(SEVERAL):
        contact = replace(contact, reading=replace(contact.reading, parts=()))
    show_draft(work, joined, _question(work, joined, contact), anew=False)
    return joined


def _question(work: UnitOfWork, draft: Ticket, contact: Contact, shown: str = "") -> str:
    """The next question. Whether several matters become tickets of their own comes first, and stays while it is
    `shown`.

    After words that were only a place, the card asks what is the matter there.
    """
    if draft.urgency is not Urgency.EMERGENCY and draft.joins is None:
        if contact.reading.parts and len(resident_words(work, draft)) == 1:
            return several(contact.reading.parts)
        if shown.startswith(SEVERAL):
            return shown
    unclear = bool(contact.text) and not contact.heard and contact.reading.kind is None
    view = question(work, draft, unclear=unclear)
    only_placed = where(contact) is not None and len(resident_words(work, draft)) == 1
    return "words" if only_placed and view in ("", "kind") and draft.urgency is not Urgency.EMERGENCY else view
