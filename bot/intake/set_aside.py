"""An update that cannot be handled: its sender is answered, and the front desk has the raw words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.desks import Desks
from storage.database import Transaction
from storage.inbox import Row
from tickets.clock import Clock
from tickets.desk import Desk
from tickets.recipients import first_post_upward
from tickets.telling import Message

LONGEST = 2500
"""Characters of raw words that the front desk gets in one message."""


class SetAside:
    """Says so when a row was put aside."""

    def __init__(self, desks: Desks, clock: Clock) -> None:
        self._desks = desks
        self._clock = clock

    async def tell(self, tx: Transaction, row: Row, _error: str) -> None:
        """Tell the sender and the front desk, in the transaction that puts the row aside."""
        await self._desks.act(tx, tell_set_aside, row, at=self._clock.now())


def tell_set_aside(desk: Desk, row: Row, *, at: datetime) -> None:
    """Answer whoever wrote it, and hand the words to the front desk, or whoever stands in for it."""
    name, words, chat_id = _said(row)
    if chat_id:
        params = {"telephone": desk.policy.office.telephone}
        desk.tell(Message(f"aside:{row.id}:sender", chat_id, "common/set_aside", params))
    params = {"name": name or "?", "words": words, "at": at.isoformat()}
    for to in {post.person_id for each in desk.properties() for post in first_post_upward(desk, each.id)}:
        desk.tell(Message(f"aside:{row.id}:{to}", to, "staff/set_aside", params, fallback="upward"))


def _said(row: Row) -> tuple[str, str, int]:
    """Who wrote and what and where, as far as it can be read."""
    try:
        event = json.loads(row.raw)[row.kind]
    except (ValueError, KeyError, TypeError):
        return "", row.raw[:LONGEST], 0
    parts: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    sender = parts.get("from")
    person: Mapping[str, Any] = sender if isinstance(sender, Mapping) else {}
    name = " ".join(str(person[key]) for key in ("first_name", "last_name") if person.get(key))
    words = parts.get("text") or parts.get("caption") or parts.get("data") or ""
    chat = row.lane.partition(":")[0]
    return name, str(words)[:LONGEST], int(chat) if chat.lstrip("-").isdecimal() else 0
