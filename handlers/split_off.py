"""What a resident said out of an emergency was something else."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.tell_more import split_off


def router() -> Router:
    """The button of the answer that it went with the emergency."""
    router = Router(name="apart")
    router.callback_query.register(apart)
    return router


async def apart(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Go on with it as a matter of its own; the argument is the message that was meant."""
    message, by = callback.number(1, 2**53), context.person.id
    ticket = await context.act(split_off, callback.ticket_id, message, by=by, at=context.now, read=context.read)
    context.reply("resident/apart", edit=context.message_id, ticket_id=ticket.id, number=ticket.number)
