"""A resident checks the work and signs it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.sign_ticket import sign_ticket


def router() -> Router:
    """The first button under finished work."""
    router = Router(name="sign")
    router.callback_query.register(sign)
    return router


async def sign(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Sign the work; the same card then asks for the rating."""
    await context.act(
        sign_ticket, callback.ticket_id, by=context.person.id, at=context.now, assignment_no=callback.assignment_no
    )
    context.become(None)
    context.toast("saved")
