"""What a resident wrote during an emergency was another matter."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts import split_off as acts


def router() -> Router:
    """The button of the answer that the words were added to the emergency."""
    router = Router(name="split_off")
    router.callback_query.register(split_off)
    return router


async def split_off(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """The words get a draft of their own; the argument is the id of their message."""
    message, by = callback.number(1, 2**53), context.person.id
    ticket = await context.act(acts.split_off, callback.ticket_id, message, by=by, at=context.now, read=context.read)
    context.reply("resident/apart", edit=context.message_id, ticket_id=ticket.id, number=ticket.number)
