"""The answer helped: the resident says so, or said so when the front desk telephoned."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify
from tickets.inquiries import life
from tickets.refusals import NotYours
from tickets.rights import require_worker
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def answer_helped(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Close it as answered; raises as `require_satisfied` does."""
    ticket = work.ticket(ticket_id)
    require_satisfied(work, ticket, by)
    return save_and_notify(work, *life.helped(ticket, by, at))


def require_satisfied(work: UnitOfWork, ticket: Ticket, by: int) -> None:
    """Raise `NotYours` unless the person may say whether the answer helped: its resident, and the office for an
    important one, which it asks about by telephone (CB5).
    """
    if ticket.resident_id == by:
        return
    require_worker(work, ticket, by)
    if not ticket.important:
        raise NotYours
