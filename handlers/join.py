"""A resident says whether a message belongs to the ticket before it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.add_to_ticket import keep_apart
from tickets.acts.come_back import belong


def router() -> Router:
    """The two buttons of that question."""
    router = Router(name="join")
    router.callback_query.register(join)
    return router


async def join(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Add it to the ticket, or go on with it as something new."""
    if claim.verb == "new":
        await visit.act(keep_apart, claim.ticket_id, by=visit.person.id, at=visit.now)
        return
    ticket = await visit.act(belong, claim.ticket_id, by=visit.person.id, at=visit.now)
    visit.toast("saved")
    visit.say("resident/added", ticket_id=ticket.id, number=ticket.number)
