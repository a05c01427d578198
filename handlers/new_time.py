"""Somebody promises a new time, with a reason: the resident is told both."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.content import source_of, words_of
from handlers.visit import Visit
from tickets.acts.hold_ladder import offer_new_time, set_new_time
from tickets.acts.show_card import leave_view

FARTHEST = 5 * 10**7
"""Minutes from the epoch beyond which no button names a moment."""


def router() -> Router:
    """The times under a job, and the reason typed after."""
    router = Router(name="new_time")
    router.callback_query.register(new_time)
    router.message.register(reason)
    return router


async def new_time(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """A time was chosen: now the reason is needed, in the private chat."""
    minutes = claim.number(1, FARTHEST)
    if not visit.private:
        visit.toast("in_private", url=visit.link("time", claim.ticket_id, claim.round, minutes))
        return
    await ask(visit, claim.ticket_id, claim.round, minutes)
    await visit.act(leave_view, claim.ticket_id, chat_id=visit.chat_id, message_id=visit.message_id, view="new_time")


async def ask(visit: Visit, ticket_id: int, round_: int, minutes: int) -> None:
    """Ask for the reason; refuses whoever may not promise it. More minutes than a week has name a moment."""
    ticket, until = await visit.act(offer_new_time, ticket_id, by=visit.person.id, at=visit.now, minutes=minutes)
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
