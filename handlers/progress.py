"""A department head states how far an open matter is: as planned, a new time, or in words (RP13)."""

from __future__ import annotations

import re

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers import task
from handlers.callback_data import CallbackData, InvalidCallback
from handlers.content import source_of, words_of
from handlers.context import UpdateContext
from tickets.acts.show_card import send_staff_card
from tickets.acts.state_progress import may_state_progress, state_progress

ARGUMENT = re.compile(r"(\d{1,15})-(planned|time|words)", re.ASCII)
"""The day's task, and how the matter is stated."""


def router() -> Router:
    """The buttons of each matter on the day's card, and the words typed after one of them."""
    router = Router(name="progress")
    router.callback_query.register(press)
    router.message.register(words)
    return router


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """State it at once, or ask for the time or the words."""
    found = ARGUMENT.fullmatch(callback.argument)
    if found is None or not context.private:
        raise InvalidCallback
    by, task_id = context.person.id, int(found[1])
    _, ticket = await context.act(may_state_progress, task_id, callback.ticket_id, by=by)
    if found[2] == "time":
        await context.act(send_staff_card, ticket.id, by=by, view="new_time")
    elif found[2] == "words":
        context.become(f"progress:{ticket.id}:{task_id}")
        context.reply("staff/ask_progress", number=ticket.number)
    else:
        await context.act(state_progress, task_id, ticket.id, by=by, at=context.now)
        context.toast("saved")
        await task.show(context, task_id)


async def words(message: Message, context: UpdateContext) -> None:
    """The words are here."""
    ticket_id, task_id = context.awaited
    text, source = words_of(message), source_of(message)
    if not text:
        context.reply("resident/not_text")
        return
    by, at = context.person.id, context.now
    await context.act(state_progress, task_id, ticket_id, by=by, at=at, words=text, source=source)
    context.become(None)
    context.reply("staff/task_ended", kind="progress", outcome="stated")
