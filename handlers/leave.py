"""A person leaves a question unanswered."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.visit import Visit
from tickets.acts.show_card import send_card

BY_WORDS = frozenset({"add", "reject", "comment"})
"""Questions about a resident's ticket, which are left by saying so as well."""


def router() -> Router:
    """The way out of what was asked in the private chat."""
    router = Router(name="leave")
    router.callback_query.register(leave)
    router.message.register(leave_by_words)
    return router


async def leave(press: CallbackQuery, visit: Visit) -> None:
    """Nothing was changed; the question says so."""
    visit.become(None)
    visit.say("common/left", edit=visit.message_id)


async def leave_by_words(message: Message, visit: Visit) -> None:
    """The same for "never mind": the ticket that was asked about comes below as it stands."""
    ticket_id = visit.awaited[0]
    visit.become(None)
    visit.say("common/left")
    await visit.act(send_card, ticket_id, by=visit.person.id)
