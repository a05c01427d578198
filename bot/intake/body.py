"""Raw updates for the inbox: their lane and kind, read without trusting their form."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeGuard

from storage.inbox import Body

Receive = Callable[[Sequence[Body]], Awaitable[None]]
"""Stores updates durably; returns when they are committed."""

KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
"""Updates that Telegram is asked for."""

CONFIRMABLE = range(2**63 - 1)
"""Ids that polling can confirm: a negative offset would count from the end, and a longer one fits nowhere."""

STORABLE = range(-(2**63), 2**63)
LONGEST = 40
"""A number with more digits is kept as text: Python refuses to read some thousands of them."""

NAME = re.compile(r"[a-z0-9_]{1,64}")


def loads(text: str | bytes) -> Any:
    """JSON as it may come; raises `ValueError` for what is none, or nested beyond reason."""
    try:
        return json.loads(text, parse_int=lambda digits: int(digits) if len(digits) <= LONGEST else digits)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def body_of(update: object) -> Body:
    """The update as the inbox keeps it, storable whatever it holds; what is no update is kept as malformed."""
    if not isinstance(update, dict):
        return Body(update_id=None, lane="", kind="", raw=_escaped(update), malformed=True)
    number, kind = update.get("update_id"), _kind(update)
    update_id = number if _is_id(number) and number in CONFIRMABLE else None
    if not NAME.fullmatch(kind) and kind:
        return Body(update_id, lane="", kind="", raw=_escaped(update), malformed=True)
    lane = _lane(update.get(kind))
    if update_id is None:
        return Body(None, lane, kind, _escaped(update), malformed=True)
    return Body(update_id, lane, kind, json.dumps(update, ensure_ascii=False, separators=(",", ":")))


def bare(body: Body) -> Body:
    """The same with only its words, escaped: for a database that refuses it as it is."""
    raw = body.raw.encode("ascii", "backslashreplace").decode()
    return replace(body, lane="", kind="", raw=raw, malformed=True, key=body.natural_key)


def _escaped(update: object) -> str:
    return json.dumps(update, separators=(",", ":"))


def _kind(update: Mapping[str, object]) -> str:
    """The kind of update: the first field that is handled, else the first one."""
    others = (key for key in update if key != "update_id")
    return next((kind for kind in KINDS if kind in update), None) or next(others, "")


def _lane(event: object) -> str:
    """`chat:user`: within it updates are handled in order. What has neither shares one lane."""
    if not isinstance(event, Mapping):
        return ""
    message = event.get("message")
    chat = _id(event.get("chat")) or _id(message.get("chat") if isinstance(message, Mapping) else None)
    person = _id(event.get("from")) or _id(event.get("user")) or _id(event.get("sender_chat"))
    return f"{chat or ''}:{person or ''}" if chat or person else ""


def _id(party: object) -> int | None:
    """The id of a chat or person; none for what cannot be one."""
    number = party.get("id") if isinstance(party, Mapping) else None
    return number if _is_id(number) and number in STORABLE else None


def _is_id(number: object) -> TypeGuard[int]:
    return isinstance(number, int) and not isinstance(number, bool)
