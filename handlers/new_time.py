"""Somebody promises a new time, with a reason: the resident is told both."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.content import source_of, words_of
from handlers.visit import Visit
from tickets.acts.hold_ladder import offer_new_time, set_new_time
from tickets.acts.show_card import view_card

MORNING = "morning"
LONGEST = 7 * 24 * 60
"""Minutes that a button may promise."""


def router() -> Router:
    """The times under a job, and the reason typed after."""
    router = Router(name="new_time")
    router.callback_query.register(new_time)
    router.message.register(reason)
    return router


async def new_time(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """A time was chosen: now the reason is needed, in the private chat."""
    minutes = 0 if claim.argument == MORNING else claim.number(1, LONGEST)
    if not visit.private:
        visit.toast("in_private", url=visit.link("time", claim.ticket_id, claim.round, minutes))
        return
    await ask(visit, claim.ticket_id, claim.round, minutes)
    card = {"chat_id": visit.chat_id, "message_id": visit.message_id}
    await visit.act(view_card, claim.ticket_id, by=visit.person.id, view="", **card)


async def ask(visit: Visit, ticket_id: int, round_: int, minutes: int) -> None:
    """Ask for the reason; 0 minutes are the next morning at nine. Refuses whoever may not promise it."""
    span = minutes or None
    ticket, until = await visit.act(offer_new_time, ticket_id, by=visit.person.id, at=visit.now, minutes=span)
    visit.become(f"new_time:{ticket_id}:{round_}", promised=until.isoformat())
    visit.say("staff/new_time_reason", ticket_id=ticket.id, number=ticket.number, until=until.isoformat())


async def reason(message: Message, visit: Visit) -> None:
    """The promise is made, and the ladder rests until then."""
    ticket_id, _ = visit.awaited
    words, until = words_of(message), datetime.fromisoformat(visit.data["promised"])
    if not words:
        visit.say("resident/not_text")
        return
    by, at, source = visit.person.id, visit.now, source_of(message)
    ticket = await visit.act(set_new_time, ticket_id, by=by, at=at, until=until, reason=words, source=source)
    visit.become(None)
    visit.say("staff/reason_kept", ticket_id=ticket.id, number=ticket.number)
