"""A technician gives a job back, with a reason."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.records import Purpose, Source, TicketText
from tickets.rights import job_in_hand
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def may_hand_back(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignment_no: int | None = None
) -> Ticket:
    """The ticket, before a reason is asked for; raises as `hand_back_ticket` does."""
    ticket = job_in_hand(work, ticket_id, by=by, assignment_no=assignment_no)
    life.hand_back(ticket, by, at, Purpose.REASON)
    return ticket


def hand_back_ticket(
    work: UnitOfWork,
    ticket_id: int,
    *,
    by: int,
    at: datetime,
    reason: str,
    source: Source,
    assignment_no: int | None = None,
) -> Ticket:
    """Give the job back with a reason, which is kept as a note."""
    ticket = job_in_hand(work, ticket_id, by=by, assignment_no=assignment_no)
    waiting, fact = life.hand_back(ticket, by, at, Purpose.REASON)
    work.add_words(TicketText(ticket.id, at, by, Purpose.REASON, reason, source))
    return save_and_notify(work, waiting, fact)
