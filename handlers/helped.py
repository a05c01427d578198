"""A resident says that the answer helped; the office says so after a telephone call."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.inquiries.helped import answer_helped


def router() -> Router:
    """The first button under an answer."""
    router = Router(name="helped")
    router.callback_query.register(helped)
    return router


async def helped(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Close it as answered."""
    await context.act(answer_helped, callback.ticket_id, by=context.person.id, at=context.now)
    context.become(None)
    context.toast("saved")
