"""A technician gives a job back, with a reason."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.content import source_of, words_of
from handlers.visit import Visit
from tickets.acts.accept_ticket import hand_back_ticket, may_hand_back


def router() -> Router:
    """The button of whoever has the job, and the reason typed in the private chat."""
    router = Router(name="hand_back")
    router.callback_query.register(hand_back)
    router.message.register(reason)
    return router


async def hand_back(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Nobody types in a group: the reason is asked for in the private chat."""
    if visit.private:
        await ask(visit, claim.ticket_id, claim.round)
        return
    await visit.act(may_hand_back, claim.ticket_id, by=visit.person.id, at=visit.now, round_=claim.round)
    visit.toast("in_private", url=visit.link("back", claim.ticket_id, claim.round))


async def ask(visit: Visit, ticket_id: int, round_: int) -> None:
    """Ask for the reason; refuses whoever does not have the job."""
    ticket = await visit.act(may_hand_back, ticket_id, by=visit.person.id, at=visit.now, round_=round_)
    visit.become(f"reason:{ticket_id}:{round_}")
    visit.say("staff/ask_reason", ticket_id=ticket.id, number=ticket.number)


async def reason(message: Message, visit: Visit) -> None:
    """The group gets the job again, and the reason stands on it."""
    ticket_id, round_ = visit.awaited
    words = words_of(message)
    if not words:
        visit.say("resident/not_text")
        return
    ticket = await visit.act(
        hand_back_ticket,
        ticket_id,
        by=visit.person.id,
        at=visit.now,
        round_=round_,
        reason=words,
        source=source_of(message),
    )
    visit.become(None)
    visit.say("staff/reason_kept", ticket_id=ticket.id, number=ticket.number)
