"""A person leaves a question unanswered."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.visit import Visit


def router() -> Router:
    """The way out of what was asked in the private chat."""
    router = Router(name="leave")
    router.callback_query.register(leave)
    return router


async def leave(press: CallbackQuery, visit: Visit) -> None:
    """Nothing was changed; the question says so."""
    visit.become(None)
    visit.say("common/left", edit=visit.message_id)
