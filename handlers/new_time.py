"""Somebody promises a new time, with a reason: the resident is told both."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.content import source_of, words_of
from handlers.context import UpdateContext
from tickets.acts.set_new_time import offer_new_time, set_new_time
from tickets.acts.show_card import leave_view

FARTHEST = 5 * 10**7
"""Minutes from the epoch beyond which no button names a moment."""


def router() -> Router:
    """The times under a job, and the reason typed after."""
    router = Router(name="new_time")
    router.callback_query.register(new_time)
    router.message.register(reason)
    return router


async def new_time(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """A time was chosen: now the reason is needed, in the private chat."""
    minutes = callback.number(1, FARTHEST)
    if not context.private:
        context.toast("in_private", url=context.link("time", callback.ticket_id, callback.assignment_no, minutes))
        return
    await ask(context, callback.ticket_id, callback.assignment_no, minutes)
    await context.act(
        leave_view, callback.ticket_id, chat_id=context.chat_id, message_id=context.message_id, view="new_time"
    )


async def ask(context: UpdateContext, ticket_id: int, assignment_no: int, minutes: int) -> None:
    """Ask for the reason; refuses whoever may not promise it. More minutes than a week has name a moment."""
    ticket, until = await context.act(offer_new_time, ticket_id, by=context.person.id, at=context.now, minutes=minutes)
    context.become(f"new_time:{ticket_id}:{assignment_no}", promised=until.isoformat())
    context.reply("staff/new_time_reason", ticket_id=ticket.id, number=ticket.number, until=until.isoformat())


async def reason(message: Message, context: UpdateContext) -> None:
    """The promise is made, and the ladder rests until then."""
    ticket_id, _ = context.awaited
    words, until = words_of(message), datetime.fromisoformat(context.data["promised"])
    if not words:
        context.reply("resident/not_text")
        return
    by, at, source = context.person.id, context.now, source_of(message)
    ticket = await context.act(set_new_time, ticket_id, by=by, at=at, until=until, reason=words, source=source)
    context.become(None)
    context.reply("staff/reason_kept", ticket_id=ticket.id, number=ticket.number)
