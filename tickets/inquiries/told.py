"""The office has answered by telephone or at the counter somebody to whom the bot may not write."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify
from tickets.inquiries import life
from tickets.refusals import NotNow
from tickets.rights import require_worker
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def told_otherwise(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """It is answered; raises `NotNow` for a resident to whom the bot may write: they read the answer itself."""
    ticket = work.ticket(ticket_id)
    require_worker(work, ticket, by)
    if ticket.resident_id is not None and work.person(ticket.resident_id).reachable:
        raise NotNow(ticket)
    return save_and_notify(work, *life.answer(ticket, by, at))
