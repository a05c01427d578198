"""Whoever went to somebody in danger says what was done: asked for in the private chat, then the ticket is closed."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.content import source_of, words_of
from handlers.visit import Visit
from tickets.acts.end_help import end_help, may_end_help


def router() -> Router:
    """What is typed in answer; the button is the one that ends any job."""
    router = Router(name="end_help")
    router.message.register(outcome)
    return router


async def ask(visit: Visit, ticket_id: int, round_: int) -> None:
    """Ask what was done; refuses whoever may not end it now."""
    ticket = await visit.act(may_end_help, ticket_id, by=visit.person.id, at=visit.now, round_=round_)
    visit.become(f"outcome:{ticket_id}:{round_}")
    visit.say("staff/ask_outcome", ticket_id=ticket.id, number=ticket.number)


async def outcome(message: Message, visit: Visit) -> None:
    """Close it with these words."""
    ticket_id, round_ = visit.awaited
    words = words_of(message)
    if not words:
        visit.say("resident/not_text")
        return
    by, at = visit.person.id, visit.now
    ticket = await visit.act(end_help, ticket_id, by=by, at=at, words=words, source=source_of(message), round_=round_)
    visit.become(None)
    visit.say("staff/help_ended", ticket_id=ticket.id, number=ticket.number)
