"""Somebody of the office does a task, passes it on, or takes it over."""

from __future__ import annotations

import re

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.content import source_of, words_of
from handlers.context import UpdateContext
from tickets.acts.end_task import end_task, outcome_of
from tickets.acts.pass_task import candidates_for, pass_task
from tickets.acts.show_task import read_task_card, send_task_card
from tickets.acts.snooze_task import snooze_task

ARGUMENT = re.compile(r"(\d{1,15})(?:-(\w{1,20}))?", re.ASCII)
"""What a task's button carries: the task's id, and what is chosen."""


def router() -> Router:
    """The buttons of a task's card, and the words typed after one of them."""
    router = Router(name="task")
    router.callback_query.register(press)
    router.message.register(words)
    return router


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """A task is done in the private chat only; its card is brought up to date by the act."""
    found = ARGUMENT.fullmatch(callback.argument)
    if found is None or not context.private:
        raise InvalidCallback
    task_id, choice = int(found[1]), found[2] or ""
    match callback.verb:
        case "task":
            await end(context, task_id, choice)
        case "task_card":
            await context.act(send_task_card, task_id, by=context.person.id, at=context.now)
        case "task_back":
            await show(context, task_id)
        case "task_pass":
            await choose(context, task_id)
        case "task_give":
            await give(context, task_id, choice)
        case "task_later":
            task = await context.act(snooze_task, task_id, by=context.person.id, at=context.now)
            context.toast("held", until=task.snoozed_until.isoformat() if task.snoozed_until else None)


async def end(context: UpdateContext, task_id: int, outcome: str) -> None:
    """End it, or ask for the words that this outcome needs."""
    task, chosen = await context.act(outcome_of, task_id, outcome, by=context.person.id)
    if chosen.words:
        about = "task" if task.ticket_id is None else f"task:{task.ticket_id}"
        context.become(about, task=task_id, outcome=outcome)
        context.reply("staff/ask_task_words", kind=task.kind, outcome=outcome)
        return
    await context.act(end_task, task_id, by=context.person.id, at=context.now, outcome=outcome)
    context.toast("saved")
    await show(context, task_id)


async def words(message: Message, context: UpdateContext) -> None:
    """The words are here: the task ends."""
    task_id, outcome = context.data["task"], context.data["outcome"]
    text = words_of(message)
    if not text:
        context.reply("resident/not_text")
        return
    by, at, source = context.person.id, context.now, source_of(message)
    task = await context.act(end_task, task_id, by=by, at=at, outcome=outcome, words=text, source=source)
    context.become(None)
    context.reply("staff/task_ended", kind=task.kind, outcome=outcome)


async def show(context: UpdateContext, task_id: int) -> None:
    """The card as it is now, in place of the pressed message."""
    card = await context.act(read_task_card, task_id, by=context.person.id)
    context.reply("staff/task", edit=context.message_id, **card)


async def choose(context: UpdateContext, task_id: int) -> None:
    """To whom? The names take the place of the card."""
    people = await context.act(candidates_for, task_id, by=context.person.id)
    named = [{"id": person.id, "name": person.name} for person in people]
    context.reply("staff/task_pass", edit=context.message_id, task=task_id, people=named)


async def give(context: UpdateContext, task_id: int, person: str) -> None:
    """Whoever was chosen has it now; `me`: whoever pressed."""
    if person != "me" and not person.isdigit():
        raise InvalidCallback
    to = context.person.id if person == "me" else int(person)
    await context.act(pass_task, task_id, by=context.person.id, at=context.now, to=to)
    context.toast("saved")
    await show(context, task_id)
