"""Words that answer something else tell of a danger."""

from __future__ import annotations

from dataclasses import replace

from tickets.acts.tell_more import resident_words_besides
from tickets.belonging import tells_more
from tickets.contact import Contact, Read
from tickets.records import Source
from tickets.ticket import WORKING, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork


def detect_hazard(work: UnitOfWork, contact: Contact, *, about: int | None, by: int, read: Read) -> Contact | None:
    """The danger in these words as a contact of its own; `None` if they tell of none that is new.

    `about` is the ticket that the words were for: the new contact inherits its place, unless the words name another.
    Edited words that have a draft of their own already tell of nothing new.
    """
    reading, ticket = contact.reading, None if about is None else work.ticket(about)
    if not reading.hazards or (ticket is not None and _covered(work, ticket, contact, by, read)):
        return None
    if ticket is not None and stands_on_another_ticket(work, ticket, contact.source, by):
        return None
    unplaced = not reading.place.known and reading.place.building is None and work.person(by).unit_id is None
    if ticket is not None and unplaced:
        reading = replace(reading, place=ticket.place)
    return replace(contact, reading=reading, replies_to=None)


def _covered(work: UnitOfWork, ticket: Ticket, contact: Contact, by: int, read: Read) -> bool:
    """Whether the ticket itself covers the danger, because somebody is already on the way for it.

    After the work staff may write what the danger was.
    """
    under_way = ticket.state in WORKING or (ticket.open and ticket.resident_id != by)
    if not (under_way and ticket.urgency is Urgency.EMERGENCY):
        return False
    return tells_more(contact, ticket, resident_words_besides(work, ticket, contact.source), read)


def stands_on_another_ticket(work: UnitOfWork, ticket: Ticket, source: Source, by: int) -> bool:
    """Whether the person's message belongs to another of their drafts or tickets as well."""
    others = {each.id for each in (*work.drafts_of(by), *work.tickets_of(by))} - {ticket.id}
    return any(each.source == source for other in others for each in work.words(other))
