"""A resident confirms what was understood."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.show_card import view_card
from tickets.refusals import PlaceMissing


def router() -> Router:
    """The one button of the confirmation card."""
    router = Router(name="confirm")
    router.callback_query.register(confirm)
    return router


async def confirm(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Send the ticket out; if nobody could find the place, ask for it."""
    try:
        ticket = await context.act(confirm_ticket, callback.ticket_id, by=context.person.id, at=context.now)
    except PlaceMissing:
        await _ask_place(context, callback)
        return
    context.become(None)
    context.toast("saved")
    if not ticket.place.known and ticket.urgency == "emergency":
        context.reply("resident/ask_place", ticket_id=ticket.id, number=ticket.number)


async def _ask_place(context: UpdateContext, callback: CallbackData) -> None:
    where = {"chat_id": context.chat_id, "message_id": context.message_id}
    await context.act(view_card, callback.ticket_id, by=context.person.id, view="place", **where)
    context.toast("place_missing")
