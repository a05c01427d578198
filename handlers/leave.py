"""A person does not answer a question after all."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.context import UpdateContext
from tickets.acts.show_card import send_card

BY_WORDS = frozenset({"add", "reject", "comment"})
"""Questions about a resident's ticket: words such as "never mind" end them too."""


def router() -> Router:
    """The button that ends a question in the private chat."""
    router = Router(name="leave")
    router.callback_query.register(leave)
    router.message.register(leave_by_words)
    return router


async def leave(press: CallbackQuery, context: UpdateContext) -> None:
    """Wait for nothing; the question itself says that nothing was changed."""
    context.become(None)
    context.reply("common/left", edit=context.message_id)


async def leave_by_words(message: Message, context: UpdateContext) -> None:
    """The same for words; the card of the ticket that was asked about comes again."""
    ticket_id = context.awaited[0]
    context.become(None)
    context.reply("common/left")
    await context.act(send_card, ticket_id, by=context.person.id)
