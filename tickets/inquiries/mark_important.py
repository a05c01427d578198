"""The office marks what it follows up until the resident is satisfied (CB5)."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify
from tickets.inquiries import life
from tickets.rights import require_worker
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def mark_important(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Mark it; from then on silence does not end it."""
    ticket = work.ticket(ticket_id)
    require_worker(work, ticket, by)
    return save_and_notify(work, *life.mark_important(ticket, by, at))
