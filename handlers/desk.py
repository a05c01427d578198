"""A member of staff looks up what waits for them."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.lists import shelved
from handlers.visit import Visit
from tickets.acts.list_desk import list_desk
from tickets.acts.show_card import send_staff_card

MOST = 6
"""Tickets listed for each reason to wait."""


def router() -> Router:
    """`/desk`, and the buttons of its list."""
    router = Router(name="desk")
    router.message.register(command)
    router.callback_query.register(card)
    return router


async def command(message: Message, visit: Visit) -> None:
    """The list."""
    await show(visit)


async def show(visit: Visit) -> None:
    """What is theirs, what nobody has, what is due; for who leads also what is under way (RP17)."""
    shelves = await visit.act(list_desk, by=visit.person.id, at=visit.now, most=MOST)
    visit.say("staff/desk", shelves=[shelved(each, visit.now) for each in shelves])


async def card(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """The card of one of them again, below."""
    await visit.act(send_staff_card, claim.ticket_id, by=visit.person.id)
