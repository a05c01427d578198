"""A supervisor handles a ticket: its escalation pauses."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.snooze_ticket import snooze_ticket


def router() -> Router:
    """The first button of an escalation."""
    router = Router(name="snooze")
    router.callback_query.register(snooze)
    return router


async def snooze(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Say until when it pauses."""
    ticket = await context.act(snooze_ticket, callback.ticket_id, by=context.person.id, at=context.now)
    context.toast("held", until=ticket.held_until.isoformat() if ticket.held_until else None)
