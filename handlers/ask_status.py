"""A resident asks about their own ticket."""

from __future__ import annotations

from handlers.context import UpdateContext
from handlers.lists import listed
from tickets.acts.ask_after import ask_after
from tickets.acts.list_tickets import summary
from tickets.contact import Contact


async def ask_status(context: UpdateContext, contact: Contact) -> bool:
    """Answer with its card, and offer the resident's other tickets. Gives whether there was any ticket that could be
    meant.
    """
    answer = await context.act(ask_after, contact, by=context.person.id, at=context.now)
    if answer is not None and answer.others:
        tickets = [listed(await context.act(summary, each)) for each in answer.others]
        context.reply("resident/others", tickets=tickets)
    return answer is not None
