"""The office enters where a ticket is."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.ask import LONGEST_PLACE
from tickets.acts.locate import locate
from tickets.acts.place_from_message import completed, corrected
from tickets.acts.place_ticket import place_ticket
from tickets.contact import Contact
from tickets.refusals import NotNow, PlaceMissing
from tickets.rights import require_assigner
from tickets.ticket import UNDER_WAY, Location, Ticket
from tickets.unit_of_work import UnitOfWork


def may_say_place(work: UnitOfWork, ticket_id: int, *, by: int) -> Ticket:
    """The ticket, before the words are asked for: for its owner, whoever has the job, and whoever may assign it."""
    ticket = work.ticket(ticket_id)
    if by not in (ticket.owner_id, ticket.assignee_id):
        require_assigner(work, ticket, by)
    if ticket.state not in UNDER_WAY:
        raise NotNow(ticket)
    return ticket


def say_place(work: UnitOfWork, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """Set the place in the office's words; raises `PlaceMissing` for words that are no place."""
    ticket = may_say_place(work, ticket_id, by=by)
    said, text = corrected(contact) or contact.reading.place, contact.text.strip()
    place = completed(said, ticket.place) if said.named else Location(public=text)
    if not place.known or not (said.named or 0 < len(text) <= LONGEST_PLACE):
        raise PlaceMissing
    return place_ticket(work, ticket, locate(work, place, work.person(by), ticket.property_id), by=by, at=at)
