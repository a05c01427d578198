"""A resident adds words or photos to an open ticket."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.content import contact_of
from handlers.context import UpdateContext
from handlers.take import take
from tickets.acts.show_card import view_card


def router() -> Router:
    """The button under a ticket, and what is sent after it."""
    router = Router(name="add")
    router.callback_query.register(add)
    router.message.register(addition)
    return router


async def add(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Ask for the words or photos."""
    card = {"chat_id": context.chat_id, "message_id": context.message_id}
    ticket = await context.act(view_card, callback.ticket_id, by=context.person.id, view="add", **card)
    context.become(f"add:{ticket.id}")


async def addition(message: Message, context: UpdateContext) -> None:
    """Add it to the ticket; the parts of an album come one by one, and all belong to it."""
    (ticket_id,) = context.awaited
    album, expected = message.media_group_id, context.data.get("album")
    if expected is not None and album != expected:
        context.become(None)
        await take(context, contact_of(message, context))
        return
    context.become(f"add:{ticket_id}" if album else None, album=album)
    await take(context, contact_of(message, context, replies_to=ticket_id))
