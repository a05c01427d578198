"""Pings are gathered: what would reach one person several times within minutes goes out as one message (DT7)."""

from __future__ import annotations

from datetime import datetime

from tickets.tasks.ping import Ping
from tickets.ticket import Urgency
from tickets.unit_of_work import UnitOfWork


def ping(
    work: UnitOfWork,
    person_id: int,
    why: str,
    at: datetime,
    *,
    task_id: int | None = None,
    ticket_id: int | None = None,
) -> None:
    """Have a person told of a task or a ticket: at once, or, soon after another ping, when the policy's time is over.

    What belongs to an emergency never waits.
    """
    before = work.last_pinged(person_id)
    pressing = ticket_id is not None and work.ticket(ticket_id).urgency is Urgency.EMERGENCY
    free_at = at if before is None or pressing else before + work.policy.waits.between_pings
    work.add_ping(Ping(0, person_id, why, at, max(at, free_at), task_id, ticket_id))
