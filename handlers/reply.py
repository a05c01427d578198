"""A reply in a group. To what a resident said it is an answer to them.

To a card, or to what else was said of a ticket, it is an internal note, or work evidence when it is a photo."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.answer import answer, is_answer
from handlers.content import contact_of
from handlers.visit import Visit
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.join_crew import join_crew
from tickets.acts.show_card import ticket_at
from tickets.refusals import AwaitingApproval, NotYours


def router() -> Router:
    """Replies in a group; in a private chat they are words and media like any other."""
    router = Router(name="reply")
    router.message.register(reply)
    return router


async def replied_ticket(message: Message, visit: Visit) -> int | None:
    """The ticket that the message replies to, by its card or by anything else that was said about it."""
    if message.reply_to_message is None:
        return None
    return await visit.act(ticket_at, chat_id=message.chat.id, message_id=message.reply_to_message.message_id)


async def reply(message: Message, visit: Visit) -> None:
    """Pass on an answer, keep a note; a reply to anything else is not for the bot, and is never passed on."""
    ticket_id = await replied_ticket(message, visit)
    if ticket_id is None:
        return
    if message.sender_chat is not None:
        visit.say("common/anonymous")
        return
    if not await visit.act(join_crew, ticket_id, chat_id=visit.chat_id, by=visit.person.id):
        raise AwaitingApproval
    if await is_answer(message, visit):
        await _answer(message, visit, ticket_id)
        return
    await visit.act(add_to_ticket, ticket_id, contact_of(message, visit), by=visit.person.id, at=visit.now)


async def _answer(message: Message, visit: Visit, ticket_id: int) -> None:
    """Whoever thinks that they wrote to the resident must hear that they did not."""
    try:
        await answer(message, visit, ticket_id)
    except NotYours:
        visit.say("common/refused", reason="not_yours")
