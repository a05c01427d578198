"""A resident confirms what was understood, or says that it belongs to a ticket they have."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.dispatch_ticket import confirm_ticket
from tickets.acts.show_card import view_card
from tickets.refusals import PlaceMissing


def router() -> Router:
    """The one button of the confirmation card."""
    router = Router(name="confirm")
    router.callback_query.register(confirm)
    return router


async def confirm(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Send it out; where nobody could find the place, ask for it."""
    try:
        ticket = await visit.act(confirm_ticket, claim.ticket_id, by=visit.person.id, at=visit.now)
    except PlaceMissing:
        await _ask_place(visit, claim)
        return
    visit.become(None)
    visit.toast("saved")
    if not ticket.place.known and ticket.urgency == "emergency":
        visit.say("resident/ask_place", ticket_id=ticket.id, number=ticket.number)


async def _ask_place(visit: Visit, claim: Claim) -> None:
    where = {"chat_id": visit.chat_id, "message_id": visit.message_id}
    await visit.act(view_card, claim.ticket_id, by=visit.person.id, view="place", **where)
    visit.toast("place_missing")
