"""Nobody in the office can be reached: a resident in danger is told so, with the numbers to call (IN20)."""

from __future__ import annotations

from tickets.hazards import dangers_of
from tickets.outgoing import Message
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def tell_nobody_reachable(work: UnitOfWork, ticket: Ticket) -> None:
    """Tell the resident, once; nothing if nobody is in danger, or no resident has the bot."""
    if ticket.resident_id is None or not dangers_of(ticket):
        return
    key, params = f"nobody_reachable:{ticket.id}", {"number": ticket.number}
    work.send(Message(key, ticket.resident_id, "resident/nobody_reachable", params, ticket_id=ticket.id, urgent=True))
