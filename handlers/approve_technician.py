"""The head of a department approves somebody who pressed a button in a public group."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.context import UpdateContext
from tickets.acts import approve_technician as acts


def router() -> Router:
    """The button of the message that asks the head."""
    router = Router(name="approve_technician")
    router.callback_query.register(approve_technician)
    return router


async def approve_technician(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Whoever is named may press from now on; the argument is `group-person`."""
    group, _, person = callback.argument.partition("-")
    if not (group.isascii() and group.isdigit() and person.isascii() and person.isdigit()):
        raise InvalidCallback
    bound, approved = await context.act(acts.approve_technician, int(group), int(person), by=context.person.id)
    context.toast("saved")
    context.reply("staff/technician_approved", edit=context.message_id, name=approved.name, title=bound.title)
