"""The front desk confirms a service: a time is chosen, and the price typed."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.content import source_of, words_of
from handlers.context import UpdateContext
from handlers.new_time import FARTHEST
from tickets.acts.show_card import leave_view
from tickets.services.confirm_order import confirm_order, offer_slot


def router() -> Router:
    """The times to choose from, and the price typed after."""
    router = Router(name="order")
    router.callback_query.register(choose)
    router.message.register(price)
    return router


async def choose(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """A time was chosen: ask for the price; raises as `confirm_order` does."""
    minutes, by = callback.number(1, FARTHEST), context.person.id
    ticket, until = await context.act(offer_slot, callback.ticket_id, by=by, at=context.now, minutes=minutes)
    context.become(f"order:{ticket.id}", promised=until.isoformat())
    context.reply("staff/ask_price", ticket_id=ticket.id, number=ticket.number, until=until.isoformat())
    await context.act(leave_view, ticket.id, chat_id=context.chat_id, message_id=context.message_id, view="slot")


async def price(message: Message, context: UpdateContext) -> None:
    """Confirm it with that price and time."""
    (ticket_id,) = context.awaited
    words, until = words_of(message), datetime.fromisoformat(context.data["promised"])
    if not words:
        context.reply("resident/not_text")
        return
    by, at, source = context.person.id, context.now, source_of(message)
    ticket = await context.act(confirm_order, ticket_id, by=by, at=at, until=until, price=words, source=source)
    context.become(None)
    context.reply("staff/told_resident", ticket_id=ticket.id, number=ticket.number)
