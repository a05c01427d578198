"""Which of their own tickets a person means: the one that fits their words best, otherwise the newest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from tickets.contact import Contact
from tickets.ticket import State, Ticket
from tickets.triage.normal import normalise
from tickets.unit_of_work import UnitOfWork


def meant(work: UnitOfWork, contact: Contact, tickets: Iterable[Ticket]) -> Sequence[Ticket]:
    """The tickets that the words may mean, the best first; a reply means its own ticket alone."""
    if contact.replies_to is not None:
        return [each for each in tickets if each.id == contact.replies_to]
    near = [(nearness(work, contact, each), each) for each in tickets if _may_be(contact, each)]
    topics = contact.reading.meant is not None and bool(contact.reading.meant.topics)
    near.sort(key=lambda pair: -pair[0])
    return [ticket for score, ticket in near if score or not topics]


def nearness(work: UnitOfWork, contact: Contact, ticket: Ticket) -> int:
    """How well the words fit the ticket: 2 for each thing that its own words name too, 1 if its category fits."""
    if contact.reading.meant is None:
        return 0
    said = normalise("\n".join(each.text for each in work.words(ticket.id) if each.by == ticket.resident_id))
    named = sum(normalise(thing) in said for thing in contact.reading.meant.things)
    return 2 * named + (ticket.category in contact.reading.meant.topics)


def _may_be(contact: Contact, ticket: Ticket) -> bool:
    """Whether the words name no other unit."""
    room = contact.reading.place.room
    return room is None or ticket.place.room is None or room == ticket.place.room


def ended_lately(work: UnitOfWork, tickets: Iterable[Ticket], at: datetime) -> list[Ticket]:
    """The tickets that ended so lately that they could still be reopened."""
    ended = (each for each in tickets if each.state in (State.CLOSED, State.CANCELLED) and each.closed_at is not None)
    return [each for each in ended if each.closed_at and at - each.closed_at <= work.policy.reopen_within]
