"""The office enters where a ticket is."""

from __future__ import annotations

from dataclasses import asdict

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.content import contact_of, words_of
from handlers.context import UpdateContext
from tickets.acts.say_place import may_say_place, say_place
from tickets.refusals import PlaceMissing


def router() -> Router:
    """A button of the front desk's card, and the place typed after it."""
    router = Router(name="place")
    router.callback_query.register(press)
    router.message.register(typed)
    return router


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Ask for the place."""
    if not context.private:
        raise InvalidCallback
    ticket = await context.act(may_say_place, callback.ticket_id, by=context.person.id)
    context.become(f"place:{ticket.id}")
    context.reply("staff/ask_place", ticket_id=ticket.id, number=ticket.number)


async def typed(message: Message, context: UpdateContext) -> None:
    """Store the place; whoever has to go there is told."""
    (ticket_id,) = context.awaited
    if not words_of(message):
        context.reply("resident/not_text")
        return
    by, at = context.person.id, context.now
    try:
        ticket = await context.act(say_place, ticket_id, contact_of(message, context), by=by, at=at)
    except PlaceMissing:
        ticket = await context.act(may_say_place, ticket_id, by=by)
        context.reply("staff/ask_place", ticket_id=ticket.id, number=ticket.number)
        return
    context.become(None)
    context.reply("staff/place_kept", ticket_id=ticket.id, number=ticket.number, place=asdict(ticket.place))
