"""A supervisor handles a ticket: its escalation pauses."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.rights import require_leader
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def snooze_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Pause the escalation for the policy's time (CP12)."""
    ticket = work.ticket(ticket_id)
    require_leader(work, ticket, by)
    return save_and_notify(work, *life.snooze(ticket, by, at, work.policy))
