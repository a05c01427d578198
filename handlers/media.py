"""A person sends a photo, an album, a voice message, a video, a file or a position."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.content import contact_of
from handlers.context import UpdateContext
from handlers.reply import replied_ticket
from handlers.take import take


def router() -> Router:
    """Media in a private chat, with or without words."""
    router = Router(name="media")
    router.message.register(media)
    return router


async def media(message: Message, context: UpdateContext) -> None:
    """Take files in like words; the parts of an album come one by one, in any order."""
    await take(context, contact_of(message, context, replies_to=await replied_ticket(message, context)))
