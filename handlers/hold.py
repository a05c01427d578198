"""A supervisor handles it, or goes over everybody's head."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.hold_ladder import go_over_heads, hold_ladder


def router() -> Router:
    """The first button of a ping, and the last one of the owner's card."""
    router = Router(name="hold")
    router.callback_query.register(hold)
    return router


async def hold(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """The ladder rests; or everybody above hears of it at once (CP11)."""
    if claim.verb == "over_heads":
        await visit.act(go_over_heads, claim.ticket_id, by=visit.person.id, at=visit.now)
        visit.toast("saved")
        return
    ticket = await visit.act(hold_ladder, claim.ticket_id, by=visit.person.id, at=visit.now)
    visit.toast("held", until=ticket.held_until.isoformat() if ticket.held_until else None)
