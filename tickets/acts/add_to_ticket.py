"""Words, photos and corrections that belong to a ticket already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tickets import life
from tickets.acts.answer_resident import RELAYED
from tickets.acts.ask import question, show_draft
from tickets.acts.locate import NEEDS_PLACE, keep_unit
from tickets.acts.place_ticket import place_ticket
from tickets.acts.place_told import place_told
from tickets.acts.settle import loud, settle
from tickets.acts.unheard import have_written_down
from tickets.contact import Attachment, Contact, Reading
from tickets.desk import Desk
from tickets.facts import Fact, FilesAdded, WordsAdded
from tickets.recipients import fallback, recipients
from tickets.records import File, Purpose, Wording
from tickets.refusals import NotNow
from tickets.rights import may_lead, require_resident, require_worker
from tickets.telling import Message, Photos
from tickets.ticket import State, Ticket, Urgency


@dataclass(frozen=True)
class Kept:
    """What of a message was stored: its files, and the facts of it, which are to be settled."""

    files: tuple[File, ...]
    facts: tuple[Fact, ...]


def keep(desk: Desk, ticket: Ticket, contact: Contact, purpose: Purpose, *, by: int, at: datetime) -> Kept:
    """Store a message's words and files with the ticket."""
    happened: list[Fact] = []
    if contact.text:
        meant = Purpose.TRANSCRIPT if contact.heard else purpose
        desk.add_words(Wording(ticket.id, at, by, meant, contact.text, contact.source))
        happened.append(WordsAdded(ticket.id, at, None if contact.heard else by, meant))
    new = (File(ticket.id, at, by, purpose, each.kind, each.file_id, contact.source) for each in contact.files)
    files = tuple(desk.add_file(file) for file in new)
    for file in files:
        have_written_down(desk, file)
    if files:
        happened.append(FilesAdded(ticket.id, at, by, purpose, len(files)))
    return Kept(files, tuple(happened))


def add_to_ticket(desk: Desk, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """A resident adds to their ticket, or staff leave a note or evidence on it; raises `NotYours` for anybody else."""
    ticket = desk.ticket(ticket_id)
    if ticket.resident_id == by:
        return _resident_adds(desk, ticket, contact, by=by, at=at)
    if not may_lead(desk, ticket, by):
        require_worker(desk, ticket, by)
    purpose = Purpose.EVIDENCE if contact.files else Purpose.NOTE
    return settle(desk, ticket, *keep(desk, ticket, contact, purpose, by=by, at=at).facts)


def _resident_adds(desk: Desk, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    kept = keep(desk, ticket, contact, Purpose.ADDITION, by=by, at=at)
    ticket = settle(desk, ticket, *kept.facts)
    if ticket.state is not State.DRAFT:
        pass_on(desk, ticket, contact, at, files=tuple(file.id for file in kept.files))
    if ticket.open and ticket.kind in NEEDS_PLACE and not ticket.place.known and contact.reading.place.known:
        return _named_with_it(desk, ticket, contact, by=by, at=at)
    return ticket


def _named_with_it(desk: Desk, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """What went out without a place gets the one that its resident's words name."""
    place = place_told(desk, ticket, contact)
    if place is None:
        return ticket
    keep_unit(desk, ticket, place, by=by)
    return place_ticket(desk, ticket, place, by=by, at=at)


def pass_on(
    desk: Desk, ticket: Ticket, contact: Contact, at: datetime, *, files: tuple[int, ...] = (), edited: str = ""
) -> None:
    """The resident's addition comes under the crew's card; `edited` tells one edition of a message from another."""
    key = f"{ticket.id}:{contact.source.chat_id}:{contact.source.message_id}{edited}"
    urgent = ticket.urgency is Urgency.EMERGENCY
    for to in recipients(desk, ticket, "crew"):
        silent = not loud(desk, ticket, to, at)
        card = desk.card(ticket.id, to.audience, to.chat_id)
        if contact.text:
            params = {"number": ticket.number, "id": ticket.id, "round": ticket.round, "words": contact.text}
            params |= {"heard": contact.heard}
            reply_to = card.message_id if card else None
            message = Message(f"added:{key}:{to.chat_id}", to.chat_id, RELAYED, params, to.thread_id, silent=silent)
            otherwise = fallback(ticket, to)
            desk.tell(replace(message, reply_to=reply_to, ticket_id=ticket.id, urgent=urgent, fallback=otherwise))
        if files:
            album = Photos(f"photos:{key}:{to.chat_id}", ticket.id, to.chat_id, files, to.thread_id, urgent, silent)
            desk.send_photos(album)


def join_ticket(desk: Desk, draft_id: int, *, by: int, at: datetime) -> Ticket:
    """The draft was meant for the ticket that it might join: its words and files move there."""
    draft = desk.ticket(draft_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT or draft.joins is None:
        raise NotNow(draft)
    ticket_id = draft.joins
    settle(desk, *life.drop(draft, by, at))
    for contact in contacts_of(desk, draft_id):
        add_to_ticket(desk, ticket_id, contact, by=by, at=at)
    return desk.ticket(ticket_id)


def keep_apart(desk: Desk, draft_id: int, *, by: int, at: datetime) -> Ticket:
    """The draft is a matter of its own: its card asks what is still to be asked."""
    draft = desk.ticket(draft_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT or draft.joins is None:
        raise NotNow(draft)
    draft = settle(desk, draft.with_(joins=None, touched_at=at))
    show_draft(desk, draft, question(desk, draft), anew=False)
    return draft


def contacts_of(desk: Desk, draft_id: int) -> list[Contact]:
    """What was said and sent into a draft, to be taken in once more."""
    words = (each for each in desk.words(draft_id) if each.purpose is not Purpose.EARLIER)
    said = [Contact(each.source, Reading(), each.text, heard=each.purpose is Purpose.TRANSCRIPT) for each in words]
    files = desk.files(draft_id)
    sent = [Contact(file.source, Reading(), files=(Attachment(file.kind, file.file_id),)) for file in files]
    return said + sent
