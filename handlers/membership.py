"""Who is in a chat changes: the bot is blocked, let in or put out, somebody leaves a group."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import ChatMemberRestricted, ChatMemberUpdated
from aiogram.types.chat_member_union import ChatMemberUnion

from handlers.visit import Visit
from tickets.acts.follow_chat import blocked, left, let_in, put_out


def router() -> Router:
    """The bot's own membership, and that of others where the bot is told of it."""
    router = Router(name="membership")
    router.my_chat_member.register(own)
    router.chat_member.register(theirs)
    return router


async def own(change: ChatMemberUpdated, visit: Visit) -> None:
    """The bot may write here from now on, or no longer."""
    there, was_there, chat = present(change.new_chat_member), present(change.old_chat_member), change.chat
    if visit.private:
        await visit.act(blocked, visit.person.id, barrier=None if there else "blocked")
    elif chat.type == "channel":
        return
    elif there:
        bound = await visit.act(let_in, chat.id, chat.type, chat.title or "")
        if not (was_there or bound):
            visit.say("staff/joined")
    elif was_there:
        by, at, key = visit.person.id, visit.now, visit.key
        await visit.act(put_out, chat.id, chat.type, chat.title or "", by=by, at=at, key=key)


async def theirs(change: ChatMemberUpdated, visit: Visit) -> None:
    """Whoever is gone does not count as a technician any more."""
    if not present(change.new_chat_member):
        await visit.act(left, visit.chat_id, change.new_chat_member.user.id)


def present(member: ChatMemberUnion) -> bool:
    """Whether that is somebody inside the chat."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in ("left", "kicked")
