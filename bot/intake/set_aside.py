"""An update could not be handled: its sender gets an answer, and the front desk the raw words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.act_runner import ActRunner
from storage.database import Transaction
from storage.inbox import Row
from tickets.clock import Clock
from tickets.outgoing import Message
from tickets.recipients import first_post_upward
from tickets.unit_of_work import UnitOfWork

LONGEST = 2500
"""The most characters of raw words in the front desk's message."""


class SetAside:
    """Tells people that a row was set aside."""

    def __init__(self, acts: ActRunner, clock: Clock) -> None:
        self._acts = acts
        self._clock = clock

    async def report(self, tx: Transaction, row: Row, _error: str) -> None:
        """Tell them in the transaction that sets the row aside."""
        await self._acts.run(tx, report_set_aside, row, at=self._clock.now())


def report_set_aside(work: UnitOfWork, row: Row, *, at: datetime) -> None:
    """Answer whoever wrote it, and send the words to the front desk, or to the next post up."""
    name, words, chat_id = _said(row)
    if chat_id:
        params = {"telephone": work.policy.office.telephone}
        work.send(Message(f"aside:{row.id}:sender", chat_id, "common/set_aside", params))
    params = {"name": name or "?", "words": words, "at": at.isoformat()}
    for to in {post.person_id for each in work.properties() for post in first_post_upward(work, each.id)}:
        work.send(Message(f"aside:{row.id}:{to}", to, "staff/set_aside", params, fallback="upward"))


def _said(row: Row) -> tuple[str, str, int]:
    """The writer's name, the words and the chat, as far as they can be read."""
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
