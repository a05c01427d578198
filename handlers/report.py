"""A resident is led step by step: kind, category, place, words."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.context import UpdateContext
from tickets.acts.take_in import begin_report


def router() -> Router:
    """`/report`, and the button that says the same."""
    router = Router(name="report")
    router.message.register(report)
    router.callback_query.register(report)
    return router


async def report(event: TelegramObject, context: UpdateContext) -> None:
    """Ask the first question, or go on with what is half-finished."""
    await begin(context)


async def begin(context: UpdateContext) -> None:
    """Begin the draft; from here on its card asks."""
    context.become(None)
    await context.act(begin_report, by=context.person.id, property_id=context.property_id, at=context.now)
