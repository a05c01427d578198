"""A person leaves a question unanswered."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.context import UpdateContext
from tickets.acts.show_card import send_card

BY_WORDS = frozenset({"add", "reject", "comment"})
"""Questions about a resident's ticket, which are left by saying so as well."""


def router() -> Router:
    """The way out of what was asked in the private chat."""
    router = Router(name="leave")
    router.callback_query.register(leave)
    router.message.register(leave_by_words)
    return router


async def leave(press: CallbackQuery, context: UpdateContext) -> None:
    """Nothing was changed; the question says so."""
    context.become(None)
    context.reply("common/left", edit=context.message_id)


async def leave_by_words(message: Message, context: UpdateContext) -> None:
    """The same for "never mind": the ticket that was asked about comes below as it stands."""
    ticket_id = context.awaited[0]
    context.become(None)
    context.reply("common/left")
    await context.act(send_card, ticket_id, by=context.person.id)
