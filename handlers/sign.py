"""A resident checks the work and signs it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.sign_ticket import sign_ticket


def router() -> Router:
    """The first button under finished work."""
    router = Router(name="sign")
    router.callback_query.register(sign)
    return router


async def sign(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Solved; the same message asks for the rating."""
    await visit.act(sign_ticket, claim.ticket_id, by=visit.person.id, at=visit.now, round_=claim.round)
    visit.become(None)
    visit.toast("saved")
