"""A resident asks who makes a damage good, after the work was rated."""

from __future__ import annotations

from handlers.context import UpdateContext
from tickets.acts.rate_ticket import claim_compensation
from tickets.contact import Contact


async def make_good(context: UpdateContext, contact: Contact) -> bool:
    """It goes with the rating to who answers for the work; where nothing was rated lately it is a matter of its own."""
    ticket = await context.act(claim_compensation, contact, by=context.person.id, at=context.now)
    if ticket is not None:
        context.reply("resident/added", ticket_id=ticket.id, number=ticket.number)
    return ticket is not None
