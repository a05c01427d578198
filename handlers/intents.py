"""Which module answers a resident who wants something about an existing ticket."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from handlers.ask_for_posts import ask_for_posts
from handlers.ask_status import ask_status
from handlers.come_back import come_back
from handlers.context import UpdateContext
from handlers.make_good import make_good
from handlers.take_back import take_back
from tickets.contact import Contact
from tickets.triage.intents import QUESTIONS, WITHDRAWALS, Intent

Answer = Callable[[UpdateContext, Contact], Awaitable[bool]]

INTENTS: Mapping[Intent, Answer] = {
    **dict.fromkeys(QUESTIONS, ask_status),
    **dict.fromkeys(WITHDRAWALS, take_back),
    Intent.CAME_BACK: come_back,
    Intent.CHANGE_POSTS: ask_for_posts,
    Intent.COMPENSATION: make_good,
}
"""The function for each intent; it gives whether it answered."""

WITH_FILES = frozenset({Intent.CAME_BACK, Intent.COMPENSATION})
"""Intents that also count with a picture; with any other intent a picture shows a new matter."""


async def heed(context: UpdateContext, contact: Contact) -> bool:
    """Answer the message if it is about an existing ticket; `False` if it is a new matter."""
    intent = contact.reading.intent
    if intent is None or (contact.files and intent not in WITH_FILES):
        return False
    return await INTENTS[intent](context, contact)
