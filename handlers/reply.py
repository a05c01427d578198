"""A reply in a group. To a resident's words it is an answer to the resident.

To a card or any other message about a ticket it is an internal note, or evidence if it is a photo.
"""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.answer import answer, is_answer
from handlers.content import contact_of
from handlers.context import UpdateContext
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.join_crew import join_crew
from tickets.acts.show_card import ticket_at
from tickets.refusals import AwaitingApproval, NotYours


def router() -> Router:
    """Replies in a group; in a private chat they are words and media like any other."""
    router = Router(name="reply")
    router.message.register(reply)
    return router


async def replied_ticket(message: Message, context: UpdateContext) -> int | None:
    """The ticket that the message replies to: by its card, or by another message about it."""
    if message.reply_to_message is None:
        return None
    return await context.act(ticket_at, chat_id=message.chat.id, message_id=message.reply_to_message.message_id)


async def reply(message: Message, context: UpdateContext) -> None:
    """Send an answer, or keep a note. A reply to anything else is not meant for the bot."""
    ticket_id = await replied_ticket(message, context)
    if ticket_id is None:
        return
    if message.sender_chat is not None:
        context.reply("common/anonymous")
        return
    if not await context.act(join_crew, ticket_id, chat_id=context.chat_id, by=context.person.id):
        raise AwaitingApproval
    if await is_answer(message, context):
        await _answer(message, context, ticket_id)
        return
    await context.act(add_to_ticket, ticket_id, contact_of(message, context), by=context.person.id, at=context.now)


async def _answer(message: Message, context: UpdateContext, ticket_id: int) -> None:
    """Say that it was kept as a note: the writer may think that the resident gets it."""
    try:
        await answer(message, context, ticket_id)
    except NotYours:
        context.reply("common/refused", reason="not_yours")
