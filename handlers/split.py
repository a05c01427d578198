"""A resident says whether several matters become one ticket each."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.split_draft import keep_whole, split_draft


def router() -> Router:
    """The two buttons of that question."""
    router = Router(name="split")
    router.callback_query.register(split)
    return router


async def split(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """One draft for each matter, or one for all."""
    by, at = context.person.id, context.now
    if callback.verb == "whole":
        await context.act(keep_whole, callback.ticket_id, by=by, at=at)
    else:
        await context.act(split_draft, callback.ticket_id, by=by, at=at, read=context.read)
