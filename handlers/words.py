"""A person writes in their own words."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import Message

from handlers.answer import answer, is_answer
from handlers.content import contact_of, words_of
from handlers.context import UpdateContext
from handlers.reply import replied_ticket
from handlers.take import take, take_hazard
from tickets.acts.answer_resident import is_answer_at
from tickets.triage.intents import QUESTIONS


def router() -> Router:
    """Free text in a private chat."""
    router = Router(name="words")
    router.message.register(words)
    return router


async def words(message: Message, context: UpdateContext) -> None:
    """Take words in, or as an answer; if there is nothing to read, ask for words."""
    if not any(letter.isalnum() for letter in words_of(message)) and not context.read(words_of(message)).chatter:
        context.reply("resident/not_text")
        return
    ticket_id = await replied_ticket(message, context)
    if ticket_id is not None and await is_answer(message, context):
        await answer(message, context, ticket_id)
        await take_hazard(context, contact_of(message, context), ticket_id)
        return
    contact = contact_of(message, context, replies_to=ticket_id)
    if contact.reading.intent in QUESTIONS and await _to_a_person(message, context):
        contact = replace(contact, reading=replace(contact.reading, meant=None))
    await take(context, contact)


async def _to_a_person(message: Message, context: UpdateContext) -> bool:
    """Whether the words reply to an answer of the office: then a question goes to a person, and no card answers it."""
    said = message.reply_to_message
    return said is not None and await context.act(is_answer_at, chat_id=context.chat_id, message_id=said.message_id)
