"""A resident says that it is not solved, with words, a photo, or nothing more."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.content import contact_of
from handlers.context import UpdateContext
from tickets.acts.reject_work import reject_work


def router() -> Router:
    """The second button under finished work, and the answer to what is still wrong."""
    router = Router(name="reject")
    router.callback_query.register(reject)
    router.message.register(still_wrong)
    return router


async def reject(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Send it back without words."""
    await context.act(
        reject_work, callback.ticket_id, by=context.person.id, at=context.now, assignment_no=callback.assignment_no
    )
    context.become(None)
    context.toast("saved")


async def still_wrong(message: Message, context: UpdateContext) -> None:
    """Send it back with what is still wrong."""
    ticket_id, assignment_no = context.awaited
    contact = contact_of(message, context)
    by, at = context.person.id, context.now
    await context.act(reject_work, ticket_id, by=by, at=at, assignment_no=assignment_no, contact=contact)
    context.become(f"add:{ticket_id}" if message.media_group_id else None, album=message.media_group_id)
