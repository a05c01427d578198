"""Which of their own tickets somebody means: the nearest to their words, otherwise the newest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from tickets.contact import Contact
from tickets.ticket import State, Ticket
from tickets.triage.normal import normalise
from tickets.unit_of_work import UnitOfWork


def meant(work: UnitOfWork, contact: Contact, tickets: Iterable[Ticket]) -> Sequence[Ticket]:
    """Those that the words may mean, the nearest first and otherwise in their order; a reply means its ticket alone."""
    if contact.replies_to is not None:
        return [each for each in tickets if each.id == contact.replies_to]
    near = [(nearness(work, contact, each), each) for each in tickets if _may_be(contact, each)]
    topics = contact.reading.meant is not None and bool(contact.reading.meant.topics)
    near.sort(key=lambda pair: -pair[0])
    return [ticket for score, ticket in near if score or not topics]


def nearness(work: UnitOfWork, contact: Contact, ticket: Ticket) -> int:
    """2 for each thing of the words that the ticket's own words name as well, and 1 when its category is theirs."""
    if contact.reading.meant is None:
        return 0
    said = normalise("\n".join(each.text for each in work.words(ticket.id) if each.by == ticket.resident_id))
    named = sum(normalise(thing) in said for thing in contact.reading.meant.things)
    return 2 * named + (ticket.category in contact.reading.meant.topics)


def _may_be(contact: Contact, ticket: Ticket) -> bool:
    """Whether no other unit was named."""
    room = contact.reading.place.room
    return room is None or ticket.place.room is None or room == ticket.place.room


def ended_lately(work: UnitOfWork, tickets: Iterable[Ticket], at: datetime) -> list[Ticket]:
    """Those that ended within the days in which one may be opened again."""
    ended = (each for each in tickets if each.state in (State.CLOSED, State.CANCELLED) and each.closed_at is not None)
    return [each for each in ended if each.closed_at and at - each.closed_at <= work.policy.reopen_within]
