"""Somebody of the office answers a resident: in reply to the resident's words, or by the button under them."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.content import files_of, source_of, words_of
from handlers.context import UpdateContext
from tickets.acts.answer_resident import answer_resident, is_relayed, may_answer


def router() -> Router:
    """The button under a resident's words, and the answer typed after it in the private chat."""
    router = Router(name="answer")
    router.callback_query.register(press)
    router.message.register(typed)
    return router


async def is_answer(message: Message, context: UpdateContext) -> bool:
    """Whether this replies in words to a resident's words; a picture is evidence instead."""
    said = message.reply_to_message
    if said is None or files_of(message) or not words_of(message):
        return False
    return await context.act(is_relayed, chat_id=message.chat.id, message_id=said.message_id)


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Ask for the words in the private chat, since nobody types in a group."""
    if context.private:
        await ask(context, callback.ticket_id)
        return
    await context.act(may_answer, callback.ticket_id, by=context.person.id)
    context.toast("in_private", url=context.link("answer", callback.ticket_id))


async def ask(context: UpdateContext, ticket_id: int) -> None:
    """Ask for the words; refuses whoever may not write to the resident."""
    ticket = await context.act(may_answer, ticket_id, by=context.person.id)
    context.become(f"answer:{ticket.id}")
    context.reply("staff/ask_answer", ticket_id=ticket.id, number=ticket.number)


async def typed(message: Message, context: UpdateContext) -> None:
    """Send the words that were asked for."""
    (ticket_id,) = context.awaited
    if not words_of(message):
        context.reply("resident/not_text")
        return
    await answer(message, context, ticket_id)
    context.become(None)


async def answer(message: Message, context: UpdateContext, ticket_id: int) -> None:
    """Send the words to the resident, and say whether that was possible."""
    words, source = words_of(message), source_of(message)
    by, at = context.person.id, context.now
    answered = await context.act(answer_resident, ticket_id, by=by, at=at, words=words, source=source)
    context.reply("staff/answered", ticket_id=ticket_id, number=answered.ticket.number, reached=answered.reached)
