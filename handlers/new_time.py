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
"""The largest number of minutes that a button carries; counted from the epoch this is the year 2065."""


def router() -> Router:
    """The times under a job, and the reason typed after."""
    router = Router(name="new_time")
    router.callback_query.register(new_time)
    router.message.register(reason)
    return router


async def new_time(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """A time was chosen: ask for the reason, in the private chat."""
    minutes = callback.number(1, FARTHEST)
    if not context.private:
        context.toast("in_private", url=context.link("time", callback.ticket_id, callback.assignment_no, minutes))
        return
    await ask(context, callback.ticket_id, callback.assignment_no, minutes)
    await context.act(
        leave_view, callback.ticket_id, chat_id=context.chat_id, message_id=context.message_id, view="new_time"
    )


async def ask(context: UpdateContext, ticket_id: int, assignment_no: int, minutes: int) -> None:
    """Ask for the reason; raises as `set_new_time` does. A number of minutes longer than a week counts from the
    epoch.
    """
    ticket, until = await context.act(offer_new_time, ticket_id, by=context.person.id, at=context.now, minutes=minutes)
    context.become(f"new_time:{ticket_id}:{assignment_no}", promised=until.isoformat())
    context.reply("staff/new_time_reason", ticket_id=ticket.id, number=ticket.number, until=until.isoformat())


async def reason(message: Message, context: UpdateContext) -> None:
    """Promise the time; until then the escalation is snoozed."""
    ticket_id, _ = context.awaited
    words, until = words_of(message), datetime.fromisoformat(context.data["promised"])
    if not words:
        context.reply("resident/not_text")
        return
    by, at, source = context.person.id, context.now, source_of(message)
    ticket = await context.act(set_new_time, ticket_id, by=by, at=at, until=until, reason=words, source=source)
    context.become(None)
    context.reply("staff/reason_kept", ticket_id=ticket.id, number=ticket.number)
