"""A resident asks who makes a damage good, after the work was rated."""

from __future__ import annotations

from handlers.visit import Visit
from tickets.acts.rate_ticket import claim_damage
from tickets.contact import Contact


async def make_good(visit: Visit, contact: Contact) -> bool:
    """It goes with the rating to who answers for the work; where nothing was rated lately it is a matter of its own."""
    ticket = await visit.act(claim_damage, contact, by=visit.person.id, at=visit.now)
    if ticket is not None:
        visit.say("resident/added", ticket_id=ticket.id, number=ticket.number)
    return ticket is not None
