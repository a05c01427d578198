"""A person writes in their own words."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.answer import answer, is_answer
from handlers.content import contact_of, words_of
from handlers.reply import replied_ticket
from handlers.take import take, take_hazard
from handlers.visit import Visit


def router() -> Router:
    """Free text in a private chat."""
    router = Router(name="words")
    router.message.register(words)
    return router


async def words(message: Message, visit: Visit) -> None:
    """Words say what is the matter; where there is none to read, they are asked for."""
    if not any(letter.isalnum() for letter in words_of(message)) and not visit.read(words_of(message)).chatter:
        visit.say("resident/not_text")
        return
    ticket_id = await replied_ticket(message, visit)
    if ticket_id is not None and await is_answer(message, visit):
        await answer(message, visit, ticket_id)
        await take_hazard(visit, contact_of(message, visit), ticket_id)
        return
    await take(visit, contact_of(message, visit, replies_to=ticket_id))
