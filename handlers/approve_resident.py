"""The front desk confirms that a resident belongs to the unit they named."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.context import UpdateContext
from tickets.acts.approve_resident import approve_resident


def router() -> Router:
    """A button of the front desk's card."""
    router = Router(name="approve_resident")
    router.callback_query.register(press)
    return router


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Put the resident on file."""
    if not context.private:
        raise InvalidCallback
    resident, group = await context.act(approve_resident, callback.ticket_id, by=context.person.id, at=context.now)
    context.toast("resident_approved", name=resident.name, title=group.title if group else None)
