"""A person sends a photo, an album, a voice message, a video, a file or a position."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.content import contact_of
from handlers.reply import replied_ticket
from handlers.take import take
from handlers.visit import Visit


def router() -> Router:
    """Media in a private chat, with or without words."""
    router = Router(name="media")
    router.message.register(media)
    return router


async def media(message: Message, visit: Visit) -> None:
    """Media belong to a matter as words do; the parts of an album come one by one, in any order."""
    await take(visit, contact_of(message, visit, replies_to=await replied_ticket(message, visit)))
