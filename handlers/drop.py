"""A resident gives a draft up."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.cancel_ticket import drop_draft


def router() -> Router:
    """The way out of every question."""
    router = Router(name="drop")
    router.callback_query.register(drop)
    return router


async def drop(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Nothing is sent out."""
    await visit.act(drop_draft, claim.ticket_id, by=visit.person.id, at=visit.now)
    visit.become(None)
    visit.toast("saved")
