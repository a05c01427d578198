"""What Telegram says of chats by itself: the bot was blocked or let in, a group has another id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from aiogram.types import Chat, ChatMemberUpdated, Message
from sqlalchemy import Connection

from storage import chats, people
from storage.chat_migration import migrate_chat

GONE = {"kicked", "left"}


def chat_changed(c: Connection, change: ChatMemberUpdated) -> None:
    """The bot's own membership changed: the chat can be reached from now on, or no longer."""
    reachable = change.new_chat_member.status not in GONE
    chat = change.chat
    before = chats.one(c, chat.id) or chats.Chat(chat.id, chat.type)
    reason = None if reachable else "blocked" if chat.type == "private" else "kicked"
    chats.save(c, replace(before, type=chat.type, title=chat.title or before.title, unreachable=reason))
    if chat.type == "private":
        people.set_reachable(c, chat.id, reachable=reachable)


def migration(message: Message) -> Callable[[Connection, datetime], None] | None:
    """What is to be done for a service message that says that a group has become a supergroup."""
    here: Chat = message.chat
    if message.migrate_to_chat_id is not None:
        return partial(_migrate, old=here.id, new=message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        return partial(_migrate, old=message.migrate_from_chat_id, new=here.id)
    return None


def _migrate(c: Connection, now: datetime, *, old: int, new: int) -> None:
    migrate_chat(c, old, new, now)
