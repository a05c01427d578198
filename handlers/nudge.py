"""A resident asks for their ticket again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from handlers.lists import listed
from tickets.acts.list_tickets import summary
from tickets.acts.nudge_ticket import nudge_ticket


def router() -> Router:
    """The button under a ticket that somebody works on."""
    router = Router(name="nudge")
    router.callback_query.register(nudge)
    return router


async def nudge(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Remind the crew, and answer how the ticket is now."""
    ticket = await context.act(nudge_ticket, callback.ticket_id, by=context.person.id, at=context.now)
    so_now = listed(await context.act(summary, ticket))
    context.toast("nudged", alert=True, **{each: so_now[each] for each in ("state", "name", "promise", "due_at")})
