"""A resident asks for it again."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.lists import listed
from handlers.visit import Visit
from tickets.acts.cancel_ticket import nudge_ticket
from tickets.acts.list_tickets import standing


def router() -> Router:
    """The button under a ticket that somebody works on."""
    router = Router(name="nudge")
    router.callback_query.register(nudge)
    return router


async def nudge(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Pass it on, and answer with the state as it is."""
    ticket = await visit.act(nudge_ticket, claim.ticket_id, by=visit.person.id, at=visit.now)
    so_now = listed(await visit.act(standing, ticket))
    visit.toast("nudged", alert=True, **{each: so_now[each] for each in ("state", "name", "promise", "due_at")})
