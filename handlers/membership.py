"""The bot is blocked, added or removed, or somebody leaves a group."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import ChatMemberRestricted, ChatMemberUpdated
from aiogram.types.chat_member_union import ChatMemberUnion

from handlers.context import UpdateContext
from tickets.acts.follow_chat import blocked, left, let_in, put_out


def router() -> Router:
    """The bot's own membership, and that of others where Telegram tells the bot."""
    router = Router(name="membership")
    router.my_chat_member.register(own)
    router.chat_member.register(theirs)
    return router


async def own(change: ChatMemberUpdated, context: UpdateContext) -> None:
    """The bot may write here from now on, or no longer."""
    there, was_there, chat = present(change.new_chat_member), present(change.old_chat_member), change.chat
    if context.private:
        await context.act(blocked, context.person.id, at=context.now, barrier=None if there else "blocked")
    elif chat.type == "channel":
        return
    elif there:
        bound = await context.act(let_in, chat.id, chat.type, chat.title or "")
        if not (was_there or bound):
            context.reply("staff/joined")
    elif was_there:
        by, at, key = context.person.id, context.now, context.key
        await context.act(put_out, chat.id, chat.type, chat.title or "", by=by, at=at, key=key)


async def theirs(change: ChatMemberUpdated, context: UpdateContext) -> None:
    """Whoever left no longer counts as a technician."""
    if not present(change.new_chat_member):
        await context.act(left, context.chat_id, change.new_chat_member.user.id)


def present(member: ChatMemberUnion) -> bool:
    """Whether the member is in the chat."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in ("left", "kicked")
