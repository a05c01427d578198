"""Words and files are added to a ticket."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tickets.acts.answer_resident import RELAYED
from tickets.acts.locate import NEEDS_PLACE, keep_unit
from tickets.acts.place_from_message import place_from_message
from tickets.acts.place_ticket import place_ticket
from tickets.acts.save_and_notify import loud, save_and_notify
from tickets.acts.unheard import have_written_down
from tickets.contact import Contact
from tickets.facts import Fact, FilesAdded, WordsAdded
from tickets.inquiries import life
from tickets.outgoing import Message, Photos
from tickets.recipients import fallback, recipients
from tickets.records import File, Purpose, TicketText
from tickets.rights import may_lead, require_worker
from tickets.ticket import State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Kept:
    """What was stored of a message: its files, and the facts for `save_and_notify`."""

    files: tuple[File, ...]
    facts: tuple[Fact, ...]


def keep(work: UnitOfWork, ticket: Ticket, contact: Contact, purpose: Purpose, *, by: int, at: datetime) -> Kept:
    """Store a message's words and files with the ticket."""
    happened: list[Fact] = []
    if contact.text:
        meant = Purpose.TRANSCRIPT if contact.heard else purpose
        work.add_words(TicketText(ticket.id, at, by, meant, contact.text, contact.source))
        author = None if contact.heard else by
        happened.append(WordsAdded(ticket.id, at, author, meant, contact.reading.chatter))
    new = (File(ticket.id, at, by, purpose, each.kind, each.file_id, contact.source) for each in contact.files)
    files = tuple(work.add_file(file) for file in new)
    for file in files:
        have_written_down(work, file)
    if files:
        happened.append(FilesAdded(ticket.id, at, by, purpose, len(files)))
    return Kept(files, tuple(happened))


def add_to_ticket(work: UnitOfWork, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """A resident adds to their ticket, or staff leave a note or evidence on it; raises `NotYours` for anybody else."""
    ticket = work.ticket(ticket_id)
    if ticket.resident_id == by:
        return _resident_adds(work, ticket, contact, by=by, at=at)
    if not may_lead(work, ticket, by):
        require_worker(work, ticket, by)
    purpose = Purpose.EVIDENCE if contact.files else Purpose.NOTE
    return save_and_notify(work, ticket, *keep(work, ticket, contact, purpose, by=by, at=at).facts)


def _resident_adds(work: UnitOfWork, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """Keep it and pass it on; after an answer more than thanks is owed another one (IN18)."""
    kept = keep(work, ticket, contact, Purpose.ADDITION, by=by, at=at)
    happened = list(kept.facts)
    if ticket.state is State.ANSWERED and not contact.reading.chatter:
        ticket, again = life.not_helped(ticket, by, at)
        happened.append(again)
    ticket = save_and_notify(work, ticket, *happened)
    if ticket.state is not State.DRAFT:
        pass_on(work, ticket, contact, at, files=tuple(file.id for file in kept.files))
    if ticket.open and ticket.kind in NEEDS_PLACE and not ticket.place.known and contact.reading.place.known:
        return _named_with_it(work, ticket, contact, by=by, at=at)
    return ticket


def _named_with_it(work: UnitOfWork, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """A ticket that was sent out without a place gets the one that its resident names now."""
    place = place_from_message(work, ticket, contact)
    if place is None:
        return ticket
    keep_unit(work, ticket, place, by=by)
    return place_ticket(work, ticket, place, by=by, at=at)


def pass_on(
    work: UnitOfWork, ticket: Ticket, contact: Contact, at: datetime, *, files: tuple[int, ...] = (), edited: str = ""
) -> None:
    """Pass the resident's addition on, in reply to the crew's card; `edited` distinguishes editions of the same
    message.
    """
    key = f"{ticket.id}:{contact.source.chat_id}:{contact.source.message_id}{edited}"
    urgent = ticket.urgency is Urgency.EMERGENCY
    for to in recipients(work, ticket, "crew"):
        silent = not loud(work, ticket, to, at)
        card = work.card(ticket.id, to.audience, to.chat_id)
        if contact.text:
            params = {"number": ticket.number, "id": ticket.id, "round": ticket.round, "words": contact.text}
            params |= {"heard": contact.heard}
            reply_to = card.message_id if card else None
            message = Message(f"added:{key}:{to.chat_id}", to.chat_id, RELAYED, params, to.thread_id, silent=silent)
            otherwise = fallback(ticket, to)
            work.send(replace(message, reply_to=reply_to, ticket_id=ticket.id, urgent=urgent, fallback=otherwise))
        if files:
            album = Photos(f"photos:{key}:{to.chat_id}", ticket.id, to.chat_id, files, to.thread_id, urgent, silent)
            work.send_photos(album)
