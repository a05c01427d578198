"""Service messages of a group: a new name, somebody left, a new id."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.context import UpdateContext
from tickets.acts.follow_chat import left, migrated, renamed

KINDS = frozenset({"new_chat_title", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id"})
"""The service messages that are dealt with."""


def router() -> Router:
    """Service messages of a group."""
    router = Router(name="service")
    router.message.register(follow)
    return router


async def follow(message: Message, context: UpdateContext) -> None:
    """Store the change; Telegram announces a new id on both sides, in either order."""
    here = message.chat.id
    if message.new_chat_title is not None:
        await context.act(renamed, here, message.new_chat_title)
    elif message.left_chat_member is not None:
        await context.act(left, here, message.left_chat_member.id)
    elif message.migrate_to_chat_id is not None:
        await context.act(migrated, here, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await context.act(migrated, message.migrate_from_chat_id, here)
