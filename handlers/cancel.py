"""A resident no longer needs it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.show_card import view_card

SURE = "yes"


def router() -> Router:
    """Asked once more before it is done."""
    router = Router(name="cancel")
    router.callback_query.register(cancel)
    return router


async def cancel(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Ask whether they are sure, then cancel; the technicians' card says so."""
    if callback.argument == SURE:
        await context.act(cancel_ticket, callback.ticket_id, by=context.person.id, at=context.now)
        context.toast("saved")
    else:
        card = {"chat_id": context.chat_id, "message_id": context.message_id}
        await context.act(view_card, callback.ticket_id, by=context.person.id, view="cancel", **card)
    context.become(None)
