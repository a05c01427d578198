"""Raw updates on their way into the inbox: whose they are and of what kind, read without trusting their form."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from storage.inbox import Body

Receive = Callable[[Sequence[Body]], Awaitable[None]]
"""Stores updates durably; returns when they are committed."""

KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
"""Updates that Telegram is asked for."""


def body_of(update: object) -> Body:
    """The update as the inbox keeps it; what is no update at all is kept as malformed."""
    raw = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    if not isinstance(update, dict):
        return Body(update_id=None, lane="", kind="", raw=raw, malformed=True)
    number = update.get("update_id")
    kind = next((key for key in update if key != "update_id"), "")
    known = isinstance(number, int) and not isinstance(number, bool)
    return Body(
        update_id=number if known else None, lane=_lane(update.get(kind)), kind=kind, raw=raw, malformed=not known
    )


def _lane(event: object) -> str:
    """`chat:user`: within it updates are handled in order. What has neither shares one lane."""
    if not isinstance(event, Mapping):
        return ""
    message = event.get("message")
    chat = _id(event.get("chat")) or _id(message.get("chat") if isinstance(message, Mapping) else None)
    person = _id(event.get("from")) or _id(event.get("user")) or _id(event.get("sender_chat"))
    return f"{chat or ''}:{person or ''}" if chat or person else ""


def _id(party: Any) -> object:
    return party.get("id") if isinstance(party, Mapping) else None
