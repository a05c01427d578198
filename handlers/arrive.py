"""A technician is on site."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.finish_ticket import arrive as arrive_on_site


def router() -> Router:
    """The button of whoever has the job."""
    router = Router(name="arrive")
    router.callback_query.register(arrive)
    return router


async def arrive(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Tell the resident that somebody is there."""
    await visit.act(arrive_on_site, claim.ticket_id, by=visit.person.id, at=visit.now, round_=claim.round)
    visit.toast("saved")
