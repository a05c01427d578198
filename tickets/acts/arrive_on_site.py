"""The technician is on site."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.rights import job_in_hand
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def arrive_on_site(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignment_no: int | None = None
) -> Ticket:
    """The technician is on site (RP3)."""
    ticket = job_in_hand(work, ticket_id, by=by, assignment_no=assignment_no)
    return save_and_notify(work, *life.arrive(ticket, by, at, work.policy))
