"""The front desk passes a ticket that it kept on to its group."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.context import UpdateContext
from tickets.acts.pass_to_group import pass_to_group


def router() -> Router:
    """A button of the front desk's card."""
    router = Router(name="pass_on")
    router.callback_query.register(pass_on)
    return router


async def pass_on(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Send it to the group; only from the private chat, for cards in a group have no such button."""
    if not context.private:
        raise InvalidCallback
    _, group = await context.act(pass_to_group, callback.ticket_id, by=context.person.id, at=context.now)
    context.toast("passed_on", title=group.title)
