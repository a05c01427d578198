"""A technician takes a job."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.rights import require_worker
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def accept_ticket(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignment_no: int | None = None
) -> Ticket:
    """Take the job. Of all who press at once one gets it; the others get `AlreadyTaken` with the ticket."""
    ticket = work.ticket(ticket_id)
    require_worker(work, ticket, by)
    accepted, fact = life.accept(ticket, by, at)
    life.in_assignment(ticket, assignment_no)
    return save_and_notify(work, accepted, fact)
