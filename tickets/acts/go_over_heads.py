"""The owner of a ticket tells everybody above at once (CP11)."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify
from tickets.facts import WentOverHeads
from tickets.recipients import recipients
from tickets.refusals import NotNow, NotYours
from tickets.ticket import UNDER_WAY, Ticket
from tickets.unit_of_work import UnitOfWork


def go_over_heads(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Tell the head, the supervisor and the manager; raises `NotYours` for anybody but the ticket's owner."""
    ticket = work.ticket(ticket_id)
    if ticket.owner_id != by:
        raise NotYours
    if ticket.state not in UNDER_WAY:
        raise NotNow(ticket)
    above = [each for word in ("head", "supervisor", "manager") for each in recipients(work, ticket, word)]
    fact = WentOverHeads(ticket.id, at, by, tuple(each.chat_id for each in above))
    return save_and_notify(work, ticket, fact, also=[(each, "over_heads") for each in above])
