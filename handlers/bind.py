"""A group is bound: asked for in the group, confirmed in the private chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.command import Command
from handlers.visit import Visit
from tickets.acts.bind_group import Place, ask_to_bind, bind_group, offer_binding, require_post
from tickets.refusals import BoundElsewhere, CodeRefused, NotYours

ADMINISTRATORS = frozenset({"creator", "administrator"})


def router() -> Router:
    """`/bind`, the link that adds the bot to a group, and the button that confirms."""
    router = Router(name="bind")
    router.message.register(bind)
    router.callback_query.register(confirm)
    return router


async def bind(message: Message, visit: Visit, command: Command) -> None:
    """In a group: have it looked up who asks. In the private chat: offer the link that leads to one."""
    if visit.private:
        await offer_link(visit)
    elif command.name == "start" and command.argument != "bind":
        visit.say("common/wrong_chat", command="start", belongs="private", url=visit.link())
    elif message.sender_chat is not None:
        visit.say("staff/bind_refused", reason="anonymous")
    else:
        await _look_up(visit)


async def offer_link(visit: Visit) -> None:
    """The link by which a person chooses the group."""
    await visit.act(require_post, by=visit.person.id)
    visit.say("staff/bind_where", url=visit.into_group)


async def _look_up(visit: Visit) -> None:
    try:
        await visit.act(ask_to_bind, visit.chat_id, visit.thread_id, by=visit.person.id, key=visit.key)
    except NotYours:
        visit.say("staff/bind_refused", reason="no_role")
    else:
        visit.say("staff/bind_in_private", url=visit.link())


async def looked_up(asked: Mapping[str, Any], found: Mapping[str, Any], visit: Visit) -> None:
    """Telegram has said what the group is, and who the person is there: ask in the private chat, or refuse."""
    reason = _objection(found)
    try:
        if reason is None:
            await _offer(asked, found, visit)
    except NotYours:
        reason = "no_role"
    except BoundElsewhere:
        reason = "elsewhere"
    if reason is not None:
        visit.say("staff/bind_refused", reason=reason)


def _objection(found: Mapping[str, Any]) -> str | None:
    if found.get("error") or found["status"] == "unknown":
        return "unknown"
    if found["status"] not in ADMINISTRATORS:
        return "not_admin"
    return "anonymous" if found.get("anonymous") else None


async def _offer(asked: Mapping[str, Any], found: Mapping[str, Any], visit: Visit) -> None:
    place = Place(asked["chat"], asked["thread"], found["title"], found["public"])
    code, estates = await visit.act(offer_binding, place, by=visit.person.id, at=visit.now)
    named = [{"id": estate.id, "name": estate.name} for estate in estates]
    about = {"title": place.title, "members": found["members"], "code": code}
    visit.become("bind", **about, estates=named, estate=estates[0].id, chosen=[])
    await show(visit)


async def show(visit: Visit, edit: int | None = None) -> None:
    """The question with what is chosen so far."""
    visit.say("staff/bind_ask", edit=edit, **visit.data)


async def confirm(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Bind it as it was confirmed; the group is told as well."""
    if visit.state != "bind" or visit.data["code"] != claim.argument:
        raise CodeRefused
    about = {"property_id": visit.data["estate"], "by": visit.person.id, "at": visit.now, "key": visit.key}
    group = await visit.act(bind_group, claim.argument, visit.data["chosen"], **about)
    visit.become(None)
    visit.say("staff/bound", edit=visit.message_id, title=group.title, trades=list(group.trades))
