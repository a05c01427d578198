"""A resident switches the card to another view, or corrects a line of it (IN9)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.context import UpdateContext
from tickets.acts.correct_ticket import set_category, set_kind, set_unit, set_urgency
from tickets.acts.show_card import view_card
from tickets.ticket import Kind, Urgency

VIEWS = frozenset(
    {"", "kind", "category", "place", "urgency", "photo", "words", "cancel", "reject", "thanks", "assign", "new_time"}
    | {"not_helped", "slot"}
)
Choice = TypeVar("Choice", bound=StrEnum)


def router() -> Router:
    """The buttons that change a card in its place."""
    router = Router(name="correct")
    router.callback_query.register(correct)
    return router


async def correct(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Each verb has a function of its own."""
    await LINES[callback.verb](context, callback)


async def view(context: UpdateContext, callback: CallbackData) -> None:
    """Another view of the card; for `reject` and `not_helped` the words that say what is still wrong are waited for."""
    if callback.argument not in VIEWS:
        raise InvalidCallback
    card = {"chat_id": context.chat_id, "message_id": context.message_id}
    ticket = await context.act(view_card, callback.ticket_id, by=context.person.id, view=callback.argument, **card)
    waits = {"reject": f"reject:{ticket.id}:{ticket.round}", "not_helped": f"not_helped:{ticket.id}"}
    context.become(waits.get(callback.argument))


async def kind(context: UpdateContext, callback: CallbackData) -> None:
    """Another kind of contact."""
    chosen = one_of(Kind, callback.argument)
    await context.act(set_kind, callback.ticket_id, by=context.person.id, at=context.now, kind=chosen)


async def category(context: UpdateContext, callback: CallbackData) -> None:
    """Another category of that kind."""
    await context.act(
        set_category, callback.ticket_id, by=context.person.id, at=context.now, category=callback.argument
    )


async def urgency(context: UpdateContext, callback: CallbackData) -> None:
    """Another urgency."""
    chosen = one_of(Urgency, callback.argument)
    await context.act(set_urgency, callback.ticket_id, by=context.person.id, at=context.now, urgency=chosen)


async def unit(context: UpdateContext, callback: CallbackData) -> None:
    """A unit on file, or (no argument) the place as it was written."""
    chosen = callback.number(1, 2**53) if callback.argument else None
    await context.act(set_unit, callback.ticket_id, by=context.person.id, at=context.now, unit_id=chosen)


def one_of(choices: type[Choice], argument: str) -> Choice:
    """The choice that the argument names; raises `InvalidCallback`."""
    try:
        return choices(argument)
    except ValueError:
        raise InvalidCallback from None


LINES: Mapping[str, Callable[[UpdateContext, CallbackData], Awaitable[None]]] = {
    "view": view,
    "set_kind": kind,
    "set_category": category,
    "set_urgency": urgency,
    "set_unit": unit,
}
