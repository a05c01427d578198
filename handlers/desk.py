"""A member of staff looks up what waits for them."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.context import UpdateContext
from handlers.lists import queued
from tickets.acts.list_desk import SECTIONS, list_desk
from tickets.acts.show_card import send_staff_card

MOST = 6
"""Tickets listed in each section."""
LONGEST = 6
"""The most digits of a position in the list."""


def router() -> Router:
    """`/desk`, and the buttons of its list."""
    router = Router(name="desk")
    router.message.register(command)
    router.callback_query.register(press)
    return router


async def command(message: Message, context: UpdateContext) -> None:
    """The list."""
    await show(context)


async def show(context: UpdateContext, only: str = "", start: int = 0, edit: int | None = None) -> None:
    """Show what is due, what is theirs, what nobody has and, to leaders, all that is open (RP17)."""
    by, at = context.person.id, context.now
    shelves = await context.act(list_desk, by=by, at=at, most=MOST, only=only, start=start)
    context.reply("staff/desk", edit=edit, shelves=[queued(each, at) for each in shelves])


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Send the card of a ticket again; or show the rest of a section (`due-6`), or the whole list, in place of the
    list.
    """
    if callback.verb == "card":
        await context.act(send_staff_card, callback.ticket_id, by=context.person.id)
        return
    only, _, start = callback.argument.partition("-")
    if only not in {"", *SECTIONS} or not (start.isascii() and start.isdigit() and len(start) <= LONGEST):
        raise InvalidCallback
    await show(context, only, int(start), edit=context.message_id)
