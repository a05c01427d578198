"""A supervisor gives a job to somebody."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.assign_ticket import assign_ticket
from tickets.acts.list_tickets import assignee
from tickets.acts.show_card import view_card

LARGEST = 2**53


def router() -> Router:
    """The names under a job."""
    router = Router(name="assign")
    router.callback_query.register(assign)
    return router


async def assign(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Whoever is named has it now."""
    by, at, person = context.person.id, context.now, callback.number(1, LARGEST)
    card = {"chat_id": context.chat_id, "message_id": context.message_id}
    await context.act(view_card, callback.ticket_id, by=by, view="", **card)
    given = await context.act(assign_ticket, callback.ticket_id, by=by, at=at, assignee_id=person)
    chosen = await context.act(assignee, given)
    context.toast("assigned", name=chosen.name if chosen else None)
