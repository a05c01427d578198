"""A resident gives a draft up, or takes it up again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.cancel_ticket import drop_draft, resume_draft


def router() -> Router:
    """The way out of every question, and the way back."""
    router = Router(name="drop")
    router.callback_query.register(drop)
    return router


async def drop(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Nothing is sent out; or it is asked for again."""
    act = resume_draft if claim.verb == "resume" else drop_draft
    await visit.act(act, claim.ticket_id, by=visit.person.id, at=visit.now)
    visit.become(None)
    visit.toast("saved")
