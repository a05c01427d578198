"""The resident signs the work."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.rights import require_resident
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def sign_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignment_no: int | None = None) -> Ticket:
    """Close the ticket (RP1); its card then asks whether the resident is satisfied (CB1)."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    life.in_assignment(ticket, assignment_no)
    return save_and_notify(work, *life.sign(ticket, by, at))
