"""A bound group is released."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.visit import Visit
from tickets.acts.bind_group import unbind_group
from tickets.refusals import NotYours


def router() -> Router:
    """`/unbind` in the group, or in the topic that is bound."""
    router = Router(name="unbind")
    router.message.register(unbind)
    return router


async def unbind(message: Message, visit: Visit) -> None:
    """What the group had goes to the front desk."""
    if message.sender_chat is not None:
        visit.say("staff/bind_refused", reason="anonymous")
        return
    try:
        group = await visit.act(unbind_group, visit.chat_id, visit.thread_id, by=visit.person.id, at=visit.now)
    except NotYours:
        visit.say("staff/bind_refused", reason="no_role")
        return
    if group is None:
        visit.say("staff/bind_refused", reason="not_bound")
    else:
        visit.say("staff/unbound", title=group.title)
