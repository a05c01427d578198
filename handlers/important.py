"""The office marks what it follows up until the resident is satisfied (CB5)."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.inquiries.mark_important import mark_important


def router() -> Router:
    """The button on the front desk's card."""
    router = Router(name="important")
    router.callback_query.register(important)
    return router


async def important(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Mark it."""
    await context.act(mark_important, callback.ticket_id, by=context.person.id, at=context.now)
    context.toast("saved")
