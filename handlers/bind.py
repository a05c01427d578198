"""A group is bound: asked for in the group, confirmed in the private chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.command import Command
from handlers.refusals import refuse
from handlers.visit import Visit
from tickets.acts.bind_group import Place, ask_again, ask_to_bind, bind_group, offer_binding, require_post
from tickets.refusals import BoundElsewhere, CodeRefused, NotYours, Refusal

ADMINISTRATORS = frozenset({"creator", "administrator"})
ASKED, CONFIRMED = "bind", "binding"
"""The question waits for its answer; the answer waits for what Telegram says."""


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
    reason = objection(found) or ("anonymous" if found.get("anonymous") else None)
    try:
        if reason is None:
            await _offer(asked, found, visit)
    except NotYours:
        reason = "no_role"
    except BoundElsewhere:
        reason = "elsewhere"
    if reason is not None:
        visit.say("staff/bind_refused", reason=reason)


def objection(found: Mapping[str, Any]) -> str | None:
    """Why the person does not administrate the group; whoever does so anonymously counts as well."""
    if found.get("error") or found["status"] == "unknown":
        return "unknown"
    return None if found["status"] in ADMINISTRATORS else "not_admin"


async def _offer(asked: Mapping[str, Any], found: Mapping[str, Any], visit: Visit) -> None:
    place = Place(asked["chat"], asked["thread"], found["title"], found["public"])
    code, estates = await visit.act(offer_binding, place, by=visit.person.id, at=visit.now)
    named = [{"id": estate.id, "name": estate.name} for estate in estates]
    about = {"title": place.title, "members": found["members"], "code": code}
    visit.become(ASKED, **about, estates=named, estate=estates[0].id, chosen=[])
    await show(visit)


async def show(visit: Visit, edit: int | None = None) -> None:
    """The question with what is chosen so far."""
    visit.say("staff/bind_ask", edit=edit, **visit.data)


async def confirm(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Have it looked up once more who confirms: meanwhile somebody may administrate the group no longer."""
    if visit.state not in (ASKED, CONFIRMED) or visit.data["code"] != claim.argument:
        raise CodeRefused
    if visit.state == ASKED:
        choice = {"property_id": visit.data["estate"], "trades": visit.data["chosen"]}
        by, at, message = visit.person.id, visit.now, visit.message_id
        await visit.act(ask_again, claim.argument, choice, by=by, at=at, key=visit.key, message=message)
        visit.become(CONFIRMED, code=claim.argument)
    visit.toast("looking")


async def confirmed(asked: Mapping[str, Any], found: Mapping[str, Any], visit: Visit) -> None:
    """Bind it as it was confirmed; the group is told as well."""
    if visit.state == CONFIRMED:
        visit.become(None)
    reason, edit, choice = objection(found), asked["message"], asked["choice"]
    if reason is not None:
        visit.say("staff/bind_refused", edit=edit, reason=reason)
        return
    about = {"property_id": choice["property_id"], "by": visit.person.id, "at": visit.now, "key": visit.key}
    try:
        group = await visit.act(bind_group, asked["code"], choice["trades"], **about)
    except Refusal as refusal:
        await refuse(visit, refusal, pressed=False)
    else:
        visit.say("staff/bound", edit=edit, title=group.title, trades=list(group.trades))
