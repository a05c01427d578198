"""A supervisor handles it, or goes over everybody's head."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.snooze_ticket import go_over_heads, snooze_ticket


def router() -> Router:
    """The first button of a ping, and the last one of the owner's card."""
    router = Router(name="hold")
    router.callback_query.register(snooze)
    return router


async def snooze(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """The ladder rests; or everybody above hears of it at once (CP11)."""
    if callback.verb == "over_heads":
        await context.act(go_over_heads, callback.ticket_id, by=context.person.id, at=context.now)
        context.toast("saved")
        return
    ticket = await context.act(snooze_ticket, callback.ticket_id, by=context.person.id, at=context.now)
    context.toast("held", until=ticket.held_until.isoformat() if ticket.held_until else None)
