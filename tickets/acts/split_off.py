"""A message was added to an emergency but was another matter: it gets a draft of its own."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.detect_hazard import stands_on_another_ticket
from tickets.acts.take_in import open_draft
from tickets.contact import Attachment, Contact, Read
from tickets.records import File, Purpose, TicketText
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def split_off(work: UnitOfWork, ticket_id: int, message_id: int, *, by: int, at: datetime, read: Read) -> Ticket:
    """Open a draft with the words and files of that message; gives the emergency, which keeps them too.

    Raises `NotNow` if the message was not added to the ticket, or has a draft already.
    """
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    said = next((each for each in work.words(ticket_id) if _stands_in(each, by, message_id)), None)
    if said is None or stands_on_another_ticket(work, ticket, said.source, said.by):
        raise NotNow(ticket)
    sent = (file for file in work.files(ticket_id) if _came_with(file, said))
    files = tuple(Attachment(file.kind, file.file_id) for file in sent)
    contact = Contact(said.source, read(said.text), said.text, files)
    open_draft(work, contact, by=by, property_id=ticket.property_id, at=at, apart=True)
    return ticket


def _stands_in(said: TicketText, by: int, message_id: int) -> bool:
    return (said.source.chat_id, said.source.message_id, said.purpose) == (by, message_id, Purpose.ADDITION)


def _came_with(file: File, said: TicketText) -> bool:
    album = said.source.album
    return file.source == said.source or (album is not None and file.source.album == album)
