"""The resident says that the work has not solved it."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.add_to_ticket import keep
from tickets.acts.save_and_notify import save_and_notify
from tickets.contact import Contact
from tickets.recipients import recipients
from tickets.records import Purpose
from tickets.rights import require_resident
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def reject_work(
    work: UnitOfWork,
    ticket_id: int,
    *,
    by: int,
    at: datetime,
    assignment_no: int | None = None,
    contact: Contact | None = None,
) -> Ticket:
    """Send it back to its group and tell the supervisor; words that the resident typed are answered below them."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    life.in_assignment(ticket, assignment_no)
    waiting, fact = life.reject(ticket, by, at)
    said = keep(work, ticket, contact, Purpose.ADDITION, by=by, at=at).facts if contact else ()
    answered = recipients(work, waiting, "resident") if contact else []
    return save_and_notify(work, waiting, *said, fact, also=[(each, "") for each in answered])
