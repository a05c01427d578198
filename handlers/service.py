"""What a group says of itself: another name, somebody left, another id."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.context import UpdateContext
from tickets.acts.follow_chat import left, migrated, renamed

KINDS = frozenset({"new_chat_title", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id"})
"""Service messages that matter here."""


def router() -> Router:
    """Service messages of a group."""
    router = Router(name="service")
    router.message.register(follow)
    return router


async def follow(message: Message, context: UpdateContext) -> None:
    """Keep what is so now; an id that changed is announced on both sides, in either order."""
    here = message.chat.id
    if message.new_chat_title is not None:
        await context.act(renamed, here, message.new_chat_title)
    elif message.left_chat_member is not None:
        await context.act(left, here, message.left_chat_member.id)
    elif message.migrate_to_chat_id is not None:
        await context.act(migrated, here, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await context.act(migrated, message.migrate_from_chat_id, here)
