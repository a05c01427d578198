"""A resident says, or presses, that the trouble is back."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts import come_back as acts
from tickets.contact import Contact, Outcome


def router() -> Router:
    """The button under a closed ticket, and the tickets to choose from."""
    router = Router(name="come_back")
    router.callback_query.register(press)
    return router


async def come_back(context: UpdateContext, contact: Contact) -> bool:
    """Reject finished work or reopen a closed ticket; its card says so. Gives whether there was such a ticket."""
    by, at, album = context.person.id, context.now, contact.source.album
    taken = await context.act(acts.come_back, contact, by=by, property_id=context.property_id, at=at)
    if taken is None or taken.ticket is None:
        return False
    if taken.outcome is Outcome.JOINED:
        context.reply("resident/added", ticket_id=taken.ticket.id, number=taken.ticket.number)
    if taken.outcome is not Outcome.OPENED and album is not None:
        context.become(f"add:{taken.ticket.id}", album=album)
    return True


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Reopen the ticket; the argument names the one that a draft's words were about."""
    by, at = context.person.id, context.now
    if callback.argument:
        await context.act(acts.reopen_for, callback.ticket_id, callback.number(1, 2**53), by=by, at=at)
    else:
        await context.act(acts.reopen_ticket, callback.ticket_id, by=by, at=at)
    context.toast("saved")
