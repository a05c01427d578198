"""Whoever went to somebody in danger says what was done: asked for in the private chat, then the ticket is closed."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.content import source_of, words_of
from handlers.context import UpdateContext
from tickets.acts.end_help import end_help, may_end_help


def router() -> Router:
    """What is typed in answer; the button is the one that ends any job."""
    router = Router(name="end_help")
    router.message.register(outcome)
    return router


async def ask(context: UpdateContext, ticket_id: int, assignment_no: int) -> None:
    """Ask what was done; refuses whoever may not end it now."""
    ticket = await context.act(
        may_end_help, ticket_id, by=context.person.id, at=context.now, assignment_no=assignment_no
    )
    context.become(f"outcome:{ticket_id}:{assignment_no}")
    context.reply("staff/ask_outcome", ticket_id=ticket.id, number=ticket.number)


async def outcome(message: Message, context: UpdateContext) -> None:
    """Close it with these words."""
    ticket_id, assignment_no = context.awaited
    words = words_of(message)
    if not words:
        context.reply("resident/not_text")
        return
    by, at = context.person.id, context.now
    ticket = await context.act(
        end_help, ticket_id, by=by, at=at, words=words, source=source_of(message), assignment_no=assignment_no
    )
    context.become(None)
    context.reply("staff/help_ended", ticket_id=ticket.id, number=ticket.number)
