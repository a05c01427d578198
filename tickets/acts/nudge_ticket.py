"""The resident asks for the ticket again."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.recipients import recipients
from tickets.rights import require_resident
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def nudge_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Remind the crew, and from the policy's count on the supervisor too; the card shows the count."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    nudged, fact = life.nudge(ticket, by, at, work.policy)
    to = ["crew"] + (["supervisor"] if nudged.nudges >= work.policy.waits.nudges_to_supervisor else [])
    return save_and_notify(
        work, nudged, fact, also=[(each, "nudged") for word in to for each in recipients(work, nudged, word)]
    )
