"""A resident says whether a message belongs to the ticket before it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.come_back import belong
from tickets.acts.join_ticket import keep_apart


def router() -> Router:
    """The two buttons of that question."""
    router = Router(name="join")
    router.callback_query.register(join)
    return router


async def join(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Add the draft to the ticket, or go on with it as a matter of its own."""
    if callback.verb == "new":
        await context.act(keep_apart, callback.ticket_id, by=context.person.id, at=context.now)
        return
    ticket = await context.act(belong, callback.ticket_id, by=context.person.id, at=context.now)
    context.toast("saved")
    context.reply("resident/added", ticket_id=ticket.id, number=ticket.number)
