"""A resident is led step by step: kind, category, place, words."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.visit import Visit
from tickets.acts.take_in import begin_report


def router() -> Router:
    """`/report`, and the button that says the same."""
    router = Router(name="report")
    router.message.register(report)
    router.callback_query.register(report)
    return router


async def report(event: TelegramObject, visit: Visit) -> None:
    """Ask the first question, or go on with what is half-finished."""
    await begin(visit)


async def begin(visit: Visit) -> None:
    """The card asks from here on."""
    visit.become(None)
    await visit.act(begin_report, by=visit.person.id, property_id=visit.property_id, at=visit.now)
