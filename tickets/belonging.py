"""Which message belongs to what (`spec/promises.md`): a pure decision over what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tickets.contact import Contact, Read
from tickets.policy import Waits
from tickets.ticket import OPEN, Location, Ticket

SHORT = 30
"""Characters up to which words can be an addition rather than a matter of their own."""
HURT = frozenset({"medical"})
"""What a few words tell of the people in a danger that is known, and not of another."""
LONGEST = 300
"""Characters up to which words out of a danger can tell more of it; those that they are read with."""


def joins_draft(draft: Ticket | None, at: datetime, waits: Waits) -> bool:
    """Words and media within five minutes of an open draft join it."""
    return draft is not None and at - (draft.touched_at or draft.opened_at) <= waits.draft_joins


def may_add_to(contact: Contact, tickets: Sequence[Ticket], at: datetime, waits: Waits) -> Ticket | None:
    """The ticket that media or a short addition may be meant for: the resident's last, confirmed a short while ago."""
    if contact.reading.hazards or (contact.text and not contact.files and len(contact.text) > SHORT):
        return None
    last = max((each for each in tickets if each.state in OPEN), key=_confirmed_at, default=None)
    return last if last is not None and at - _confirmed_at(last) <= waits.ticket_joins else None


def _confirmed_at(ticket: Ticket) -> datetime:
    """When it first went out; of one that went out again, no earlier moment than that of its report is known."""
    first = ticket.dispatched_at if ticket.round == 1 else None
    return first or ticket.opened_at


def tells_more(contact: Contact, ticket: Ticket, told: str, read: Read) -> bool:
    """Whether words tell of no other place, danger or matter than the ticket, whose own words are `told`.

    A few words out of a danger ("it gets worse") are understood only together with what was told before them, and need
    not be where they say that it grows.
    """
    reading, before = contact.reading, read(told[-LONGEST:])
    if reading.parts or len(contact.text) > LONGEST or elsewhere(reading.place, ticket.place):
        return False
    if reading.hazards:
        same = (reading.kind, reading.category) == (ticket.kind, ticket.category)
        added = set(reading.hazards) - set(before.hazards)
        return same or not added or (added <= HURT and len(contact.text) <= SHORT)
    if reading.worsening and len(contact.text) <= SHORT:
        return True
    return len(read(f"{told[-LONGEST:]}\n{contact.text}").parts) <= len(before.parts)


def elsewhere(said: Location, known: Location) -> bool:
    """Whether another unit was named; a public place is where it has spread to."""
    pairs = ((said.building, known.building), (said.section, known.section), (said.room, known.room))
    return said.room is not None and any(a is not None and b is not None and a != b for a, b in pairs)
