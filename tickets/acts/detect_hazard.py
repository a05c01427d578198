"""A danger is told in words that were meant for something else."""

from __future__ import annotations

from dataclasses import replace

from tickets.acts.tell_more import resident_words_besides
from tickets.belonging import tells_more
from tickets.contact import Contact, Read
from tickets.records import Source
from tickets.ticket import WORKING, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork


def detect_hazard(work: UnitOfWork, contact: Contact, *, about: int | None, by: int, read: Read) -> Contact | None:
    """A danger that was told in words for something else, as a contact of its own; `None` where there is none.

    `about` is the ticket that the words were for: where it is, it is, unless another place was named. Words that were
    changed and have a draft of their own already are no other danger.
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
    """Whether somebody is on the way for the danger; staff who write of it after their work tell what it was."""
    under_way = ticket.state in WORKING or (ticket.open and ticket.resident_id != by)
    if not (under_way and ticket.urgency is Urgency.EMERGENCY):
        return False
    return tells_more(contact, ticket, resident_words_besides(work, ticket, contact.source), read)


def stands_on_another_ticket(work: UnitOfWork, ticket: Ticket, source: Source, by: int) -> bool:
    """Whether that message of theirs stands on another of their drafts or tickets."""
    others = {each.id for each in (*work.drafts_of(by), *work.tickets_of(by))} - {ticket.id}
    return any(each.source == source for other in others for each in work.words(other))
