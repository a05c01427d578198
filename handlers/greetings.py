"""Words that only greet open nothing; when the matter follows, they stand on its card, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.visit import Visit
from tickets.contact import Contact
from tickets.records import Purpose, Source, Wording

GREETED = "greeted"
"""The conversation's state after a greeting; nothing is waited for."""
MOST = 5
"""Greetings that are remembered."""


def remember_greeting(visit: Visit, contact: Contact) -> None:
    """Keep a greeting with the conversation for a while, unless that waits for something else."""
    if visit.waiting not in ("", GREETED):
        return
    said = {"text": contact.text, "message": contact.source.message_id, "at": visit.now.isoformat()}
    before = visit.data.get("said", []) if visit.waiting == GREETED else []
    visit.become(GREETED, said=[*before, said][-MOST:])


def after_greetings(visit: Visit, contact: Contact) -> Contact:
    """The contact with the greetings before it, which are remembered no longer once a matter follows."""
    if visit.waiting != GREETED or contact.reading.chatter:
        return contact
    greetings = tuple(_wording(visit, said) for said in visit.data["said"])
    visit.become(None)
    return replace(contact, greetings=greetings)


def _wording(visit: Visit, said: dict[str, str]) -> Wording:
    source = Source(visit.chat_id, int(said["message"]))
    return Wording(0, datetime.fromisoformat(said["at"]), visit.person.id, Purpose.GREETING, said["text"], source)
