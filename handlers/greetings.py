"""A greeting alone opens no draft; when the matter follows, its card shows the greeting too."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.context import UpdateContext
from handlers.conversation import Greeting
from tickets.contact import Contact
from tickets.records import Purpose, Source, TicketText

GREETED = "greeted"
"""The conversation's state after a greeting; no answer is waited for."""
MOST = 5
"""Greetings that are remembered."""


def remember_greeting(context: UpdateContext, contact: Contact) -> None:
    """Keep the greeting for a while, unless a question is pending."""
    if context.waiting not in ("", GREETED):
        return
    said: Greeting = {
        "text": contact.text,
        "message": contact.source.message_id,
        "at": context.now.isoformat(),
    }
    before = context.data.get("said", []) if context.waiting == GREETED else []
    context.become(GREETED, said=[*before, said][-MOST:])


def after_greetings(context: UpdateContext, contact: Contact) -> Contact:
    """The contact with the greetings before it; they are forgotten once a matter follows."""
    if context.waiting != GREETED or contact.reading.chatter:
        return contact
    greetings = tuple(_ticket_text(context, said) for said in context.data["said"])
    context.become(None)
    return replace(contact, greetings=greetings)


def _ticket_text(context: UpdateContext, said: Greeting) -> TicketText:
    source = Source(context.chat_id, said["message"])
    return TicketText(0, datetime.fromisoformat(said["at"]), context.person.id, Purpose.GREETING, said["text"], source)
