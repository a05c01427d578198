"""A resident says that it is not solved, with words, a photo, or nothing more."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.content import contact_of
from handlers.visit import Visit
from tickets.acts.sign_ticket import reject_work


def router() -> Router:
    """The second button under finished work, and the answer to what is still wrong."""
    router = Router(name="reject")
    router.callback_query.register(reject)
    router.message.register(still_wrong)
    return router


async def reject(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Send it back without words."""
    await visit.act(reject_work, claim.ticket_id, by=visit.person.id, at=visit.now, round_=claim.round)
    visit.become(None)
    visit.toast("saved")


async def still_wrong(message: Message, visit: Visit) -> None:
    """Send it back with what is still wrong."""
    ticket_id, round_ = visit.awaited
    contact = contact_of(message, visit)
    by, at = visit.person.id, visit.now
    await visit.act(reject_work, ticket_id, by=by, at=at, round_=round_, contact=contact)
    visit.become(f"add:{ticket_id}" if message.media_group_id else None, album=message.media_group_id)
