"""A person follows a link to the bot."""

import re
from urllib.parse import parse_qs, urlsplit

from sandbox.control.ask import Ask
from sandbox.control.content import words
from sandbox.control.speak import admit, speak
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.chats import PRESENT
from sandbox.world.membership import set_bot
from sandbox.world.messages import Posted

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def open_link(ask: Ask) -> Json:
    wish = ask.body | (_from_link(ask) if "link" in ask.body else {})
    payload = wish.get("startgroup", wish.get("start"))
    if payload is None:
        raise Refusal("give link, start or startgroup")
    if not PAYLOAD.fullmatch(payload):
        raise Refusal("a start parameter has up to 64 of A-Z a-z 0-9 _ -")
    if "startgroup" in wish:
        return {"message": _open_group(ask, payload, "admin" in wish).view()}
    chat = ask.world.private_chat(ask.person())
    return {"message": speak(ask, chat, words("text", f"/start {payload}".strip())).view()}


def _from_link(ask: Ask) -> dict[str, str]:
    """The parameters of a link that leads to this bot. Raises Refusal for any other."""
    link = urlsplit(ask.body["link"])
    query = {name: values[0] for name, values in parse_qs(link.query, keep_blank_values=True).items()}
    target = query.get("domain") if link.scheme == "tg" else link.path.strip("/")
    if link.scheme != "tg" and link.netloc not in ("t.me", "telegram.me"):
        raise Refusal(f"not a link to a bot: {ask.body['link']}")
    if (target or "").lower() != ask.world.bot.username.lower():
        raise Refusal(f"the link leads to {target}, not to {ask.world.bot.username}")
    asked: dict[str, str] = {name: query[name] for name in ("start", "startgroup", "admin") if name in query}
    return asked or {"start": ""}


def _open_group(ask: Ask, payload: str, as_administrator: bool) -> Posted:
    if "chat" not in ask.body:
        raise Refusal("startgroup needs the chat that the person chooses")
    chat, person = ask.chat(), ask.person()
    if chat.private:
        raise Refusal("startgroup needs a group, not a private chat")
    admit(ask.world, person, chat)
    status = "administrator" if as_administrator else "member"
    if chat.bot not in PRESENT or (as_administrator and not chat.bot_administrates):
        set_bot(ask.world, chat, status, person)
    return speak(ask, chat, words("text", f"/start@{ask.world.bot.username} {payload}".strip()))
