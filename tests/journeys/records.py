"""What the journeys look up in the records, as they are committed."""

from __future__ import annotations

from sqlalchemy import Connection, select

from storage import records, tables, tickets
from tickets.ticket import Ticket

FROM_TELEGRAM = tables.inbox.c.key.not_like("errand:menu:%")
"""What came in, besides that a menu was registered: who speaks which language decides when that is."""


def tickets_of(c: Connection, person_id: int) -> list[Ticket]:
    """A resident's tickets in whatever state, oldest first."""
    ids = c.scalars(select(tables.tickets.c.id).where(tables.tickets.c.resident_id == person_id))
    return [tickets.read(c, ticket_id) for ticket_id in sorted(ids)]


def words_of(c: Connection, ticket_id: int) -> list[str]:
    """What people wrote about the ticket, oldest first."""
    return [each.text for each in records.words_of(c, ticket_id)]


def ends(c: Connection) -> list[str]:
    """The states of everything that came in, in the order in which it was stored; not what menus brought back."""
    return list(c.scalars(select(tables.inbox.c.state).where(FROM_TELEGRAM).order_by(tables.inbox.c.id)))
