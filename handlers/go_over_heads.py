"""The owner of a ticket tells everybody above at once (CP11)."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts import go_over_heads as acts


def router() -> Router:
    """The last button of the owner's card."""
    router = Router(name="go_over_heads")
    router.callback_query.register(go_over_heads)
    return router


async def go_over_heads(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Send the card to the head, the supervisor and the manager."""
    await context.act(acts.go_over_heads, callback.ticket_id, by=context.person.id, at=context.now)
    context.toast("saved")
