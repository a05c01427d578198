"""A machine has written down a resident's recording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.content import UNSTORABLE
from handlers.context import UpdateContext
from handlers.take import take_hazard
from tickets.acts.hear_voice import hear_voice
from tickets.contact import Contact
from tickets.records import Source
from tickets.ticket import State


async def heard(params: Mapping[str, Any], result: Mapping[str, Any], context: UpdateContext) -> None:
    """Read the transcript like words; if there is none, a person listens, as they would have anyway."""
    words = UNSTORABLE.sub("", result.get("text", "")).strip()
    if not words:
        return
    contact = Contact(Source(context.chat_id, params["message"]), context.read(words), words, heard=True)
    ticket = await context.act(hear_voice, params["ticket"], contact, by=context.person.id, at=context.now)
    if ticket is not None and ticket.state is not State.DRAFT:
        await take_hazard(context, contact, ticket.id)
