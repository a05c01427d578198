"""A member of staff looks up what waits for them."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim, Forged
from handlers.lists import shelved
from handlers.visit import Visit
from tickets.acts.list_desk import SHELVES, list_desk
from tickets.acts.show_card import send_staff_card

MOST = 6
"""Tickets listed for each reason to wait."""
LONGEST = 6
"""Digits of a place in the list."""


def router() -> Router:
    """`/desk`, and the buttons of its list."""
    router = Router(name="desk")
    router.message.register(command)
    router.callback_query.register(press)
    return router


async def command(message: Message, visit: Visit) -> None:
    """The list."""
    await show(visit)


async def show(visit: Visit, only: str = "", start: int = 0, edit: int | None = None) -> None:
    """What is due, what is theirs, what nobody has; for who leads also what is under way (RP17)."""
    by, at = visit.person.id, visit.now
    shelves = await visit.act(list_desk, by=by, at=at, most=MOST, only=only, start=start)
    visit.say("staff/desk", edit=edit, shelves=[shelved(each, at) for each in shelves])


async def press(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """The card of one of them again, below; or in place of the list the rest of a shelf (`due-6`), or the whole."""
    if claim.verb == "card":
        await visit.act(send_staff_card, claim.ticket_id, by=visit.person.id)
        return
    only, _, start = claim.argument.partition("-")
    if only not in {"", *SHELVES} or not (start.isascii() and start.isdigit() and len(start) <= LONGEST):
        raise Forged
    await show(visit, only, int(start), edit=visit.message_id)
