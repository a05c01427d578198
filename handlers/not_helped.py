"""A resident says that the answer did not help, with words, a photo, or nothing more."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.content import contact_of
from handlers.context import UpdateContext
from handlers.take import take_hazard
from tickets.inquiries.not_helped import answer_did_not_help


def router() -> Router:
    """The second button under an answer, and the words to what is still open."""
    router = Router(name="not_helped")
    router.callback_query.register(not_helped)
    router.message.register(still_open)
    return router


async def not_helped(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Send it back without words."""
    await context.act(answer_did_not_help, callback.ticket_id, by=context.person.id, at=context.now)
    context.become(None)
    context.toast("saved")


async def still_open(message: Message, context: UpdateContext) -> None:
    """Send it back with what is still open; a danger in these words is a matter of its own."""
    (ticket_id,) = context.awaited
    contact = contact_of(message, context)
    await context.act(answer_did_not_help, ticket_id, by=context.person.id, at=context.now, contact=contact)
    context.become(f"add:{ticket_id}" if message.media_group_id else None, album=message.media_group_id)
    await take_hazard(context, contact, ticket_id)
