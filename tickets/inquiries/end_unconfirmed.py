"""Nobody said whether the answer helped: it ends as unconfirmed, or an important one is asked about by telephone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify, show_anew
from tickets.deadline import unconfirmed_due
from tickets.inquiries import life
from tickets.recipients import recipients
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork

CALL = "call"
"""News on the front desk's card: please telephone, and say here what the resident said."""


def end_unconfirmed(work: UnitOfWork, ticket_id: int, *, at: datetime) -> Ticket:
    """End it once its time has passed; before that, nothing is done."""
    ticket = work.ticket(ticket_id)
    if at < unconfirmed_due(ticket, work.policy):
        return save_and_notify(work, ticket)
    if ticket.important:
        return _ask_by_telephone(work, ticket, at)
    return save_and_notify(work, *life.end_unconfirmed(ticket, at))


def _ask_by_telephone(work: UnitOfWork, ticket: Ticket, at: datetime) -> Ticket:
    """Send the front desk its card again, every day until somebody is satisfied (CB5)."""
    asked = save_and_notify(work, replace(ticket, watched_at=at))
    for each in recipients(work, asked, "crew"):
        show_anew(work, asked, each, CALL, at)
    return asked
