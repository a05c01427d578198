"""The office says where a ticket is, and passes on what waited for that."""

from __future__ import annotations

from dataclasses import asdict

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim, Forged
from handlers.content import contact_of, words_of
from handlers.visit import Visit
from tickets.acts.place_ticket import may_say_place, pass_to_group, say_place
from tickets.refusals import PlaceMissing


def router() -> Router:
    """Two buttons of the front desk's card, and the place typed after the first of them."""
    router = Router(name="place")
    router.callback_query.register(press)
    router.message.register(typed)
    return router


async def press(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Ask for the place; or pass the ticket on."""
    if not visit.private:
        raise Forged
    if claim.verb == "pass_on":
        _, group = await visit.act(pass_to_group, claim.ticket_id, by=visit.person.id, at=visit.now)
        visit.toast("passed_on", title=group.title)
        return
    ticket = await visit.act(may_say_place, claim.ticket_id, by=visit.person.id)
    visit.become(f"place:{ticket.id}")
    visit.say("staff/ask_place", ticket_id=ticket.id, number=ticket.number)


async def typed(message: Message, visit: Visit) -> None:
    """Whoever must go there knows it from now on."""
    (ticket_id,) = visit.awaited
    if not words_of(message):
        visit.say("resident/not_text")
        return
    by, at = visit.person.id, visit.now
    try:
        ticket = await visit.act(say_place, ticket_id, contact_of(message, visit), by=by, at=at)
    except PlaceMissing:
        ticket = await visit.act(may_say_place, ticket_id, by=by)
        visit.say("staff/ask_place", ticket_id=ticket.id, number=ticket.number)
        return
    visit.become(None)
    visit.say("staff/place_kept", ticket_id=ticket.id, number=ticket.number, place=asdict(ticket.place))
