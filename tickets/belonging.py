"""Which ticket a message belongs to: decided from what is open, without reading or writing anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tickets.contact import Contact, Read
from tickets.policy import Waits
from tickets.ticket import OPEN, Location, Ticket

SHORT = 30
"""The longest text, in characters, that may be an addition; a longer one is a matter of its own."""
HURT = frozenset({"medical"})
"""Hazards that a few words may add to a known danger: they tell how the people in it are."""
LONGEST = 300
"""The longest text that may tell more of a danger, and how much of the earlier words it is read with, in characters."""


def joins_draft(draft: Ticket | None, at: datetime, waits: Waits) -> bool:
    """Whether the draft was touched a short while ago (`draft_joins`): words and media then join it."""
    return draft is not None and at - (draft.touched_at or draft.opened_at) <= waits.draft_joins


def may_add_to(contact: Contact, tickets: Sequence[Ticket], at: datetime, waits: Waits) -> Ticket | None:
    """The ticket that media or short words may belong to: the resident's last one, if it went out a short while ago."""
    if contact.reading.hazards or (contact.text and not contact.files and len(contact.text) > SHORT):
        return None
    last = max((each for each in tickets if each.state in OPEN), key=_confirmed_at, default=None)
    return last if last is not None and at - _confirmed_at(last) <= waits.ticket_joins else None


def _confirmed_at(ticket: Ticket) -> datetime:
    """When it first went out. After a second assignment this is no longer stored: then the moment of the first
    message.
    """
    first = ticket.dispatched_at if ticket.round == 1 else None
    return first or ticket.opened_at


def tells_more(contact: Contact, ticket: Ticket, told: str, read: Read) -> bool:
    """Whether the message tells more of the same danger, and names no other place, hazard or matter.

    `told` is what was said of the ticket before. A few words ("it gets worse") are understood only together with it;
    words that say that the danger grows need not be.
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
    """Whether the words name another unit than the known one; a public place does not count, for the damage may spread
    there.
    """
    pairs = ((said.building, known.building), (said.section, known.section), (said.room, known.room))
    return said.room is not None and any(a is not None and b is not None and a != b for a, b in pairs)
