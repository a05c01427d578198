"""Which file answers what a resident wants of a ticket that is there already."""

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
"""What each intent is answered by; it says whether it did."""

WITH_FILES = frozenset({Intent.CAME_BACK, Intent.COMPENSATION})
"""Intents that a picture goes with; beside any other it shows a matter."""


async def heed(context: UpdateContext, contact: Contact) -> bool:
    """Answer what the message wants of a ticket; `False` when it is a matter like any other."""
    intent = contact.reading.intent
    if intent is None or (contact.files and intent not in WITH_FILES):
        return False
    return await INTENTS[intent](context, contact)
