"""A technician takes a job."""

from __future__ import annotations

from dataclasses import asdict

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.accept_ticket import accept_ticket, may_hand_back


def router() -> Router:
    """The button under an open job."""
    router = Router(name="accept")
    router.callback_query.register(accept)
    return router


async def accept(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Take it; whom the bot cannot write to yet is led to the private chat, where words and warnings belong."""
    at, by = visit.now, visit.person
    ticket = await visit.act(accept_ticket, claim.ticket_id, by=by.id, at=at, round_=claim.round)
    visit.toast(
        "accepted", number=ticket.number, url=None if by.reachable else visit.link("job", ticket.id, ticket.round)
    )


async def explain(visit: Visit, ticket_id: int, round_: int) -> None:
    """Whoever just took a job opens the private chat: what it is for."""
    ticket = await visit.act(may_hand_back, ticket_id, by=visit.person.id, at=visit.now, round_=round_)
    visit.say("staff/job", ticket_id=ticket.id, number=ticket.number, place=asdict(ticket.place))
