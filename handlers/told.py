"""The office has answered somebody to whom the bot may not write."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.inquiries.told import told_otherwise


def router() -> Router:
    """The button on the office's card."""
    router = Router(name="told")
    router.callback_query.register(told)
    return router


async def told(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """It is answered."""
    await context.act(told_otherwise, callback.ticket_id, by=context.person.id, at=context.now)
    context.toast("saved")
