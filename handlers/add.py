"""A resident adds words or photos to a ticket under way."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.content import contact_of
from handlers.take import take
from handlers.visit import Visit
from tickets.acts.show_card import view_card


def router() -> Router:
    """The button under a ticket, and what is sent after it."""
    router = Router(name="add")
    router.callback_query.register(add)
    router.message.register(addition)
    return router


async def add(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Ask for the words or photos."""
    card = {"chat_id": visit.chat_id, "message_id": visit.message_id}
    ticket = await visit.act(view_card, claim.ticket_id, by=visit.person.id, view="add", **card)
    visit.become(f"add:{ticket.id}")


async def addition(message: Message, visit: Visit) -> None:
    """Pass it on; of an album all parts, which come one by one."""
    (ticket_id,) = visit.awaited
    album, expected = message.media_group_id, visit.data.get("album")
    if expected is not None and album != expected:
        visit.become(None)
        await take(visit, contact_of(message, visit))
        return
    visit.become(f"add:{ticket_id}" if album else None, album=album)
    await take(visit, contact_of(message, visit, replies_to=ticket_id))
