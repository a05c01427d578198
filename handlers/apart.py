"""What a resident said out of an emergency was something else."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.tell_more import take_apart


def router() -> Router:
    """The button of the answer that it went with the emergency."""
    router = Router(name="apart")
    router.callback_query.register(apart)
    return router


async def apart(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Go on with it as a matter of its own; the argument is the message that was meant."""
    message, by = claim.number(1, 2**53), visit.person.id
    ticket = await visit.act(take_apart, claim.ticket_id, message, by=by, at=visit.now, read=visit.read)
    visit.say("resident/apart", edit=visit.message_id, ticket_id=ticket.id, number=ticket.number)
