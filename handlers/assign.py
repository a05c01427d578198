"""A supervisor gives a job to somebody, or lets somebody act in a public group."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.context import UpdateContext
from tickets.acts.join_crew import approve_technician
from tickets.acts.list_tickets import assignee
from tickets.acts.show_card import view_card
from tickets.acts.snooze_ticket import assign_ticket

LARGEST = 2**53


def router() -> Router:
    """The names under a job, and the question whether somebody may act."""
    router = Router(name="assign")
    router.callback_query.register(assign)
    return router


async def assign(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Whoever is named has it now, or may press from now on."""
    if callback.verb == "approve":
        await approve(context, callback)
        return
    by, at, person = context.person.id, context.now, callback.number(1, LARGEST)
    card = {"chat_id": context.chat_id, "message_id": context.message_id}
    await context.act(view_card, callback.ticket_id, by=by, view="", **card)
    given = await context.act(assign_ticket, callback.ticket_id, by=by, at=at, assignee_id=person)
    chosen = await context.act(assignee, given)
    context.toast("assigned", name=chosen.name if chosen else None)


async def approve(context: UpdateContext, callback: CallbackData) -> None:
    """The argument is `group-person`."""
    group, _, person = callback.argument.partition("-")
    if not (group.isascii() and group.isdigit() and person.isascii() and person.isdigit()):
        raise InvalidCallback
    bound, approved = await context.act(approve_technician, int(group), int(person), by=context.person.id)
    context.toast("saved")
    context.reply("staff/technician_approved", edit=context.message_id, name=approved.name, title=bound.title)
