"""What Telegram says of chats by itself, and the act that follows: blocked, put out, renamed, left, another id."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from aiogram.types import ChatMemberUpdated, Message, Update

from tickets.acts.follow_chat import blocked, left, let_in, migrated, put_out, renamed
from tickets.desk import Desk

GONE = frozenset({"kicked", "left"})

Act = Callable[[Desk], None]


def change_of(update: Update, *, at: datetime, key: str) -> Act | None:
    """What is to be done for an update that tells of a chat itself; `None` for every other."""
    if update.my_chat_member is not None:
        return _bot_moved(update.my_chat_member, at, key)
    if update.chat_member is not None:
        gone = update.chat_member.new_chat_member
        return partial(_left, chat_id=update.chat_member.chat.id, who=gone.user.id) if gone.status in GONE else None
    return _service_message(update.message) if update.message is not None else None


def _bot_moved(change: ChatMemberUpdated, at: datetime, key: str) -> Act:
    chat, by, gone = change.chat, change.from_user.id, change.new_chat_member.status in GONE
    if chat.type == "private":
        return partial(blocked, person_id=chat.id, barrier="blocked" if gone else None)
    allowed = partial(let_in, chat_id=chat.id, chat_type=chat.type, title=chat.title or "")
    expelled = partial(put_out, chat_id=chat.id, chat_type=chat.type, title=chat.title or "", by=by, at=at, key=key)
    return expelled if gone else allowed


def _service_message(message: Message) -> Act | None:
    chat_id = message.chat.id
    if message.migrate_to_chat_id is not None:
        return partial(migrated, old=chat_id, new=message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        return partial(migrated, old=message.migrate_from_chat_id, new=chat_id)
    if message.new_chat_title is not None:
        return partial(renamed, chat_id=chat_id, title=message.new_chat_title)
    if message.left_chat_member is not None and not message.left_chat_member.is_bot:
        return partial(_left, chat_id=chat_id, who=message.left_chat_member.id)
    return None


def _left(desk: Desk, *, chat_id: int, who: int) -> None:
    left(desk, chat_id, who)
