"""A group is bound: asked for in the group, confirmed in the private chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.command import Command
from handlers.context import UpdateContext
from handlers.conversation import NamedProperty
from handlers.refusals import refuse
from tickets.acts.bind_group import Place, ask_again, ask_to_bind, bind_group, offer_binding, require_post
from tickets.refusals import BoundElsewhere, CodeRefused, NotYours, Refusal

ADMINISTRATORS = frozenset({"creator", "administrator"})
ASKED, CONFIRMED = "bind", "binding"
"""States: the question waits for a button; the button waits for Telegram's answer."""


def router() -> Router:
    """`/bind`, the link that adds the bot to a group, and the button that confirms."""
    router = Router(name="bind")
    router.message.register(bind)
    router.callback_query.register(confirm)
    return router


async def bind(message: Message, context: UpdateContext, command: Command) -> None:
    """In a group: have Telegram asked about the person. In the private chat: offer the link that leads to a group."""
    if context.private:
        await offer_link(context)
    elif command.name == "start" and command.argument != "bind":
        context.reply("common/wrong_chat", command="start", belongs="private", url=context.link())
    elif message.sender_chat is not None:
        context.reply("staff/bind_refused", reason="anonymous")
    else:
        await _look_up(context)


async def offer_link(context: UpdateContext) -> None:
    """The link by which a person chooses the group."""
    await context.act(require_post, by=context.person.id)
    context.reply("staff/bind_where", url=context.into_group)


async def _look_up(context: UpdateContext) -> None:
    try:
        await context.act(ask_to_bind, context.chat_id, context.thread_id, by=context.person.id, key=context.key)
    except NotYours:
        context.reply("staff/bind_refused", reason="no_role")
    else:
        context.reply("staff/bind_in_private", url=context.link())


async def looked_up(asked: Mapping[str, Any], found: Mapping[str, Any], context: UpdateContext) -> None:
    """Telegram has answered: ask in the private chat what to bind the group to, or refuse."""
    reason = objection(found) or ("anonymous" if found.get("anonymous") else None)
    try:
        if reason is None:
            await _offer(asked, found, context)
    except NotYours:
        reason = "no_role"
    except BoundElsewhere:
        reason = "elsewhere"
    if reason is not None:
        context.reply("staff/bind_refused", reason=reason)


def objection(found: Mapping[str, Any]) -> str | None:
    """Why the person counts as no administrator of the group; `None` if they do, also anonymously."""
    if found.get("error") or found["status"] == "unknown":
        return "unknown"
    return None if found["status"] in ADMINISTRATORS else "not_admin"


async def _offer(asked: Mapping[str, Any], found: Mapping[str, Any], context: UpdateContext) -> None:
    place = Place(asked["chat"], asked["thread"], found["title"], found["public"])
    code, estates = await context.act(offer_binding, place, by=context.person.id, at=context.now)
    named: list[NamedProperty] = [{"id": estate.id, "name": estate.name} for estate in estates]
    context.become(
        ASKED,
        title=place.title,
        members=found["members"],
        code=code,
        estates=named,
        estate=estates[0].id,
        chosen=[],
    )
    await show(context)


async def show(context: UpdateContext, edit: int | None = None) -> None:
    """The question, with what is chosen so far."""
    context.reply("staff/bind_ask", edit=edit, **context.data)


async def confirm(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Have Telegram asked once more: meanwhile the person may no longer be an administrator of the group."""
    if context.state not in (ASKED, CONFIRMED) or context.data["code"] != callback.argument:
        raise CodeRefused
    if context.state == ASKED:
        choice = {"property_id": context.data["estate"], "trades": context.data["chosen"]}
        by, at, message = context.person.id, context.now, context.message_id
        await context.act(ask_again, callback.argument, choice, by=by, at=at, key=context.key, message=message)
        context.become(CONFIRMED, code=callback.argument)
    context.toast("looking")


async def confirmed(asked: Mapping[str, Any], found: Mapping[str, Any], context: UpdateContext) -> None:
    """Bind the group as it was confirmed; the group is told as well."""
    if context.state == CONFIRMED:
        context.become(None)
    reason, edit, choice = objection(found), asked["message"], asked["choice"]
    if reason is not None:
        context.reply("staff/bind_refused", edit=edit, reason=reason)
        return
    about = {"property_id": choice["property_id"], "by": context.person.id, "at": context.now, "key": context.key}
    try:
        group = await context.act(bind_group, asked["code"], choice["trades"], **about)
    except Refusal as refusal:
        await refuse(context, refusal, pressed=False)
    else:
        context.reply("staff/bound", edit=edit, title=group.title, trades=list(group.trades))
