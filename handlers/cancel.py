"""A resident no longer needs it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.show_card import view_card

SURE = "yes"


def router() -> Router:
    """Asked once more before it is done."""
    router = Router(name="cancel")
    router.callback_query.register(cancel)
    return router


async def cancel(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Ask whether they are sure, then cancel; the technicians' card says so."""
    if claim.argument == SURE:
        await visit.act(cancel_ticket, claim.ticket_id, by=visit.person.id, at=visit.now)
        visit.toast("saved")
    else:
        card = {"chat_id": visit.chat_id, "message_id": visit.message_id}
        await visit.act(view_card, claim.ticket_id, by=visit.person.id, view="cancel", **card)
    visit.become(None)
