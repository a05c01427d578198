"""A bound group is released."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.types import Message

from handlers.bind import objection
from handlers.context import UpdateContext
from tickets.acts.bind_group import ask_to_release, unbind_group
from tickets.refusals import NotYours


def router() -> Router:
    """`/unbind` in the group, or in the topic that is bound."""
    router = Router(name="unbind")
    router.message.register(unbind)
    return router


async def unbind(message: Message, context: UpdateContext) -> None:
    """Have Telegram asked whether the person administrates the group."""
    if message.sender_chat is not None:
        context.reply("staff/bind_refused", reason="anonymous")
        return
    try:
        group = await context.act(
            ask_to_release, context.chat_id, context.thread_id, by=context.person.id, key=context.key
        )
    except NotYours:
        context.reply("staff/bind_refused", reason="no_role")
        return
    if group is None:
        context.reply("staff/bind_refused", reason="not_bound")


async def looked_up(asked: Mapping[str, Any], found: Mapping[str, Any], context: UpdateContext) -> None:
    """Release the group if the person administrates it; its tickets go to the front desk."""
    context.thread_id = asked["thread"]
    reason = objection(found)
    try:
        if reason is None:
            group = await context.act(
                unbind_group, asked["chat"], asked["thread"], by=context.person.id, at=context.now
            )
            reason = "not_bound" if group is None else None
    except NotYours:
        reason = "no_role"
    if reason is not None:
        context.reply("staff/bind_refused", reason=reason)
    elif group is not None:
        context.reply("staff/unbound", title=group.title)
