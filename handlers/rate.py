"""A resident rates the work, says what a low rating was about, and adds a free word."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim, Forged
from handlers.content import contact_of
from handlers.visit import Visit
from tickets.acts.rate_ticket import REASONS, choose_reason, comment_rating, is_low, rate_ticket
from tickets.acts.show_card import view_card


def router() -> Router:
    """The survey after the signature (SV1)."""
    router = Router(name="rate")
    router.callback_query.register(press_survey)
    router.message.register(comment)
    return router


async def press_survey(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """A number, or a reason for a low one."""
    if claim.verb == "rate":
        await rate(visit, claim)
    else:
        await reason(visit, claim)
    visit.toast("saved")


async def rate(visit: Visit, claim: Claim) -> None:
    """Keep the rating; a low one is asked about."""
    rating = claim.number(1, 5)
    await visit.act(rate_ticket, claim.ticket_id, by=visit.person.id, at=visit.now, rating=rating)
    if await visit.act(is_low, rating):
        card = {"chat_id": visit.chat_id, "message_id": visit.message_id}
        await visit.act(view_card, claim.ticket_id, by=visit.person.id, view="reasons", **card)
        visit.become(f"comment:{claim.ticket_id}")


async def reason(visit: Visit, claim: Claim) -> None:
    """Choose a reason, or take it back."""
    if claim.argument not in REASONS:
        raise Forged
    await visit.act(choose_reason, claim.ticket_id, by=visit.person.id, at=visit.now, reason=claim.argument)


async def comment(message: Message, visit: Visit) -> None:
    """A free word with the rating."""
    (ticket_id,) = visit.awaited
    contact = contact_of(message, visit)
    ticket = await visit.act(comment_rating, ticket_id, by=visit.person.id, at=visit.now, contact=contact)
    visit.become(None)
    visit.say("resident/added", ticket_id=ticket.id, number=ticket.number)
