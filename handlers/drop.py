"""A resident drops a draft, or takes it up again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.drop_draft import drop_draft, resume_draft


def router() -> Router:
    """The way out of every question, and the way back."""
    router = Router(name="drop")
    router.callback_query.register(drop)
    return router


async def drop(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Nothing is sent out; or it is asked for again."""
    act = resume_draft if callback.verb == "resume" else drop_draft
    await context.act(act, callback.ticket_id, by=context.person.id, at=context.now)
    context.become(None)
    context.toast("saved")
