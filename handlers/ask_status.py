"""A resident asks how their own ticket stands."""

from __future__ import annotations

from handlers.lists import listed
from handlers.visit import Visit
from tickets.acts.ask_after import ask_after
from tickets.acts.list_tickets import standing
from tickets.contact import Contact


async def ask_status(visit: Visit, contact: Contact) -> bool:
    """Its card answers; the resident's other tickets are offered. Whether there was any that may be meant."""
    answer = await visit.act(ask_after, contact, by=visit.person.id, at=visit.now)
    if answer is not None and answer.others:
        tickets = [listed(await visit.act(standing, each)) for each in answer.others]
        visit.say("resident/others", tickets=tickets)
    return answer is not None
