"""A machine wrote down what a recording says: the words are read, and kept beside the recording."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.add_to_ticket import add_to_ticket, keep
from tickets.acts.take_in import join_draft, understand_late
from tickets.contact import Contact
from tickets.records import Purpose
from tickets.ticket import State, Ticket
from tickets.unit_of_work import UnitOfWork


def hear_voice(work: UnitOfWork, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """Keep the transcript, and fill in the draft, or the ticket that went out without words; `None` if it has ended.

    A transcript is never split into several matters.
    """
    contact = replace(contact, reading=replace(contact.reading, parts=()))
    ticket = work.ticket(ticket_id)
    if ticket.state is State.DROPPED and ticket.joins is not None:
        ticket = work.ticket(ticket.joins)
    if ticket.state is State.DRAFT:
        return join_draft(work, ticket, contact, by=by, at=at)
    if not ticket.open:
        return None
    if not _reported(work, ticket, contact):
        return add_to_ticket(work, ticket.id, contact, by=by, at=at)
    kept = keep(work, ticket, contact, Purpose.TRANSCRIPT, by=by, at=at)
    return understand_late(work, ticket, contact, *kept.facts, by=by, at=at)


def _reported(work: UnitOfWork, ticket: Ticket, contact: Contact) -> bool:
    """Whether the recording belongs to the report itself, and was not added later."""
    here = (file for file in work.files(ticket.id) if file.source.message_id == contact.source.message_id)
    return any(file.purpose is Purpose.REPORT for file in here)
