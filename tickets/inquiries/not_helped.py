"""The answer did not help: another one is owed."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.add_to_ticket import keep, pass_on
from tickets.acts.save_and_notify import save_and_notify
from tickets.contact import Contact
from tickets.inquiries import life
from tickets.inquiries.helped import require_satisfied
from tickets.recipients import recipients
from tickets.records import Purpose
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def answer_did_not_help(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, contact: Contact | None = None
) -> Ticket:
    """Give it back to the front desk, with what the resident has to say; that is answered by the card below it."""
    ticket = work.ticket(ticket_id)
    require_satisfied(work, ticket, by)
    waiting, fact = life.not_helped(ticket, by, at)
    kept = keep(work, ticket, contact, Purpose.ADDITION, by=by, at=at) if contact else None
    answered = recipients(work, waiting, "resident") if contact else []
    saved = save_and_notify(work, waiting, *(kept.facts if kept else ()), fact, also=[(each, "") for each in answered])
    if contact and kept:
        pass_on(work, saved, contact, at, files=tuple(file.id for file in kept.files))
    return saved
