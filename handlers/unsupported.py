"""A person sends what a ticket cannot keep: a sticker, a poll, a dice."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.context import UpdateContext


def router() -> Router:
    """Content that is neither words nor a file."""
    router = Router(name="odd")
    router.message.register(unsupported)
    return router


async def unsupported(message: Message, context: UpdateContext) -> None:
    """Say what can be sent instead."""
    context.reply("resident/not_text")
