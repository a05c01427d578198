"""A resident asks for compensation after the work was rated."""

from __future__ import annotations

from handlers.context import UpdateContext
from tickets.acts.rate_ticket import claim_compensation
from tickets.contact import Contact


async def make_good(context: UpdateContext, contact: Contact) -> bool:
    """Keep it with the latest rating, for those who answer for the work. Gives whether anything was rated lately."""
    ticket = await context.act(claim_compensation, contact, by=context.person.id, at=context.now)
    if ticket is not None:
        context.reply("resident/added", ticket_id=ticket.id, number=ticket.number)
    return ticket is not None
