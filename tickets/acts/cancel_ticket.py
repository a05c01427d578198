"""The resident cancels a ticket that was sent out."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.rights import require_resident
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def cancel_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Cancel it; the technicians' card says so."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    return save_and_notify(work, *life.cancel(ticket, by, at))
