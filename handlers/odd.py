"""A person sends what a ticket cannot keep: a sticker, a poll, a dice."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.visit import Visit


def router() -> Router:
    """Content that is neither words nor a file."""
    router = Router(name="odd")
    router.message.register(odd)
    return router


async def odd(message: Message, visit: Visit) -> None:
    """Say clearly what can be sent instead."""
    visit.say("resident/not_text")
