"""A technician is on site."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.arrive_on_site import arrive_on_site


def router() -> Router:
    """The button of whoever has the job."""
    router = Router(name="arrive")
    router.callback_query.register(arrive)
    return router


async def arrive(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Tell the resident that somebody is there."""
    await context.act(
        arrive_on_site, callback.ticket_id, by=context.person.id, at=context.now, assignment_no=callback.assignment_no
    )
    context.toast("saved")
