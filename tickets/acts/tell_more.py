"""A resident in an emergency writes more ("it gets worse"): it is added at once, for they cannot answer questions.

Whoever meant something else says so by a button, and gets a draft of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.ask import where
from tickets.acts.place_from_message import corrected
from tickets.acts.save_and_notify import save_and_notify
from tickets.acts.take_in import half_told, joins, understand_late
from tickets.belonging import tells_more
from tickets.contact import Contact, Read
from tickets.records import Purpose, Source
from tickets.ticket import UNDER_WAY, Ticket, Urgency
from tickets.together import all_hazards, read_together
from tickets.unit_of_work import UnitOfWork


def tell_more(
    work: UnitOfWork, contact: Contact, *, by: int, at: datetime, read: Read, besides: int | None = None
) -> Ticket | None:
    """Add the words to the emergency that they tell more of, and pass them on; `None` if they belong elsewhere.

    The emergency, or the resident's last words about it, must be recent. It is never `besides`, which has the words
    already.
    """
    ticket = next((each for each in _under_way(work, by, at) if each.id != besides), None)
    if ticket is None or contact.replies_to is not None or contact.reading.chatter:
        return None
    if not _of_album(work, ticket, contact) and not _tells_more(work, ticket, contact, at, read):
        return None
    added = add_to_ticket(work, ticket.id, contact, by=by, at=at)
    if half_told(ticket) and contact.text:
        return understand_late(work, added, contact, by=by, at=at, read=read)
    together = (
        read_together([resident_words_besides(work, ticket, contact.source), contact.text], read)
        if contact.text
        else ()
    )
    dangers = all_hazards(added, contact.reading, *together)
    return added if dangers == added.hazards else save_and_notify(work, replace(added, hazards=dangers))


def _tells_more(work: UnitOfWork, ticket: Ticket, contact: Contact, at: datetime, read: Read) -> bool:
    """Whether the words are more than a place, belong to no draft, and tell more of the emergency."""
    if not contact.text or where(contact) or corrected(contact) or _for_a_draft(work, ticket, contact, at):
        return False
    return tells_more(contact, ticket, resident_words_besides(work, ticket, contact.source), read)


def _for_a_draft(work: UnitOfWork, ticket: Ticket, contact: Contact, at: datetime) -> bool:
    """Whether the words belong to an open draft instead. Alarming words do only if that is an emergency, or has the
    same album.
    """
    draft = None if ticket.resident_id is None else work.draft_of(ticket.resident_id)
    if draft is None or not joins(work, draft, contact, at):
        return False
    grows = contact.reading.worsening and contact.reading.category != draft.category
    alarming = grows or contact.reading.urgency is Urgency.EMERGENCY
    return not alarming or draft.urgency is Urgency.EMERGENCY or _of_album(work, draft, contact)


def _of_album(work: UnitOfWork, ticket: Ticket, contact: Contact) -> bool:
    album = contact.source.album
    return album is not None and any(file.source.album == album for file in work.files(ticket.id))


def _under_way(work: UnitOfWork, by: int, at: datetime) -> Iterator[Ticket]:
    """The resident's emergencies that are being worked on, the one dispatched last first."""
    for ticket in work.tickets_of(by):
        if ticket.state in UNDER_WAY and ticket.urgency is Urgency.EMERGENCY and ticket.dispatched_at is not None:
            said = (ticket_text.at for ticket_text in work.words(ticket.id) if ticket_text.by == by)
            if at - max(ticket.dispatched_at, *said) <= work.policy.waits.ticket_joins:
                yield ticket


def resident_words_besides(work: UnitOfWork, ticket: Ticket, besides: Source) -> str:
    """The resident's words on the ticket, without those of that message."""
    words = (each for each in work.words(ticket.id) if each.by == ticket.resident_id and each.source != besides)
    words = (each for each in words if each.purpose is not Purpose.EARLIER)
    return "\n".join(each.text for each in words)
