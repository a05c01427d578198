"""Somebody of the office answers a resident: in reply to what the resident said, or after the button under it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.content import files_of, source_of, words_of
from handlers.visit import Visit
from tickets.acts.answer_resident import answer_resident, is_relayed, may_answer


def router() -> Router:
    """The button under what a resident said, and the words typed after it in the private chat."""
    router = Router(name="answer")
    router.callback_query.register(press)
    router.message.register(typed)
    return router


async def is_answer(message: Message, visit: Visit) -> bool:
    """Whether words reply to what a resident said; a picture shows the work instead."""
    said = message.reply_to_message
    if said is None or files_of(message) or not words_of(message):
        return False
    return await visit.act(is_relayed, chat_id=message.chat.id, message_id=said.message_id)


async def press(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Nobody types in a group: the words are asked for in the private chat."""
    if visit.private:
        await ask(visit, claim.ticket_id)
        return
    await visit.act(may_answer, claim.ticket_id, by=visit.person.id)
    visit.toast("in_private", url=visit.link("answer", claim.ticket_id))


async def ask(visit: Visit, ticket_id: int) -> None:
    """Ask for the words; refuses whoever may not write to the resident."""
    ticket = await visit.act(may_answer, ticket_id, by=visit.person.id)
    visit.become(f"answer:{ticket.id}")
    visit.say("staff/ask_answer", ticket_id=ticket.id, number=ticket.number)


async def typed(message: Message, visit: Visit) -> None:
    """The words are here."""
    (ticket_id,) = visit.awaited
    if not words_of(message):
        visit.say("resident/not_text")
        return
    await answer(message, visit, ticket_id)
    visit.become(None)


async def answer(message: Message, visit: Visit, ticket_id: int) -> None:
    """Pass the words on, and say whether they could be."""
    words, source = words_of(message), source_of(message)
    by, at = visit.person.id, visit.now
    answered = await visit.act(answer_resident, ticket_id, by=by, at=at, words=words, source=source)
    visit.say("staff/answered", ticket_id=ticket_id, number=answered.ticket.number, reached=answered.reached)
