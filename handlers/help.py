"""A person asks what can be done here."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.visit import Visit


def router() -> Router:
    """`/help`, and the button that says the same."""
    router = Router(name="help")
    router.message.register(show_help)
    router.callback_query.register(show_help)
    return router


async def show_help(event: TelegramObject, visit: Visit) -> None:
    """One screen."""
    await explain(visit)


async def explain(visit: Visit) -> None:
    """What the bot does, and the telephone that answers day and night."""
    visit.say("resident/help")
