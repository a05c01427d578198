"""A resident turns the card to another of its views, or corrects a line of what was understood (IN9)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim, Forged
from handlers.visit import Visit
from tickets.acts.correct_ticket import set_category, set_kind, set_unit, set_urgency
from tickets.acts.show_card import view_card
from tickets.ticket import Kind, Urgency

VIEWS = frozenset(
    {"", "kind", "category", "place", "urgency", "photo", "words", "cancel", "reject", "thanks", "assign", "new_time"}
)
Choice = TypeVar("Choice", bound=StrEnum)


def router() -> Router:
    """The buttons that change a card where it stands."""
    router = Router(name="correct")
    router.callback_query.register(correct)
    return router


async def correct(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Do what the button says: each line of the card by itself."""
    await LINES[claim.verb](visit, claim)


async def view(visit: Visit, claim: Claim) -> None:
    """Another view of the card; what is still wrong is then waited for."""
    if claim.argument not in VIEWS:
        raise Forged
    card = {"chat_id": visit.chat_id, "message_id": visit.message_id}
    ticket = await visit.act(view_card, claim.ticket_id, by=visit.person.id, view=claim.argument, **card)
    visit.become(f"reject:{ticket.id}:{ticket.round}" if claim.argument == "reject" else None)


async def kind(visit: Visit, claim: Claim) -> None:
    """Another kind of contact."""
    chosen = one_of(Kind, claim.argument)
    await visit.act(set_kind, claim.ticket_id, by=visit.person.id, at=visit.now, kind=chosen)


async def category(visit: Visit, claim: Claim) -> None:
    """Another category of that kind."""
    await visit.act(set_category, claim.ticket_id, by=visit.person.id, at=visit.now, category=claim.argument)


async def urgency(visit: Visit, claim: Claim) -> None:
    """Another urgency."""
    chosen = one_of(Urgency, claim.argument)
    await visit.act(set_urgency, claim.ticket_id, by=visit.person.id, at=visit.now, urgency=chosen)


async def unit(visit: Visit, claim: Claim) -> None:
    """A unit on file, or (no argument) the place as it was written."""
    chosen = claim.number(1, 2**53) if claim.argument else None
    await visit.act(set_unit, claim.ticket_id, by=visit.person.id, at=visit.now, unit_id=chosen)


def one_of(choices: type[Choice], argument: str) -> Choice:
    """The choice that the argument names; raises `Forged`."""
    try:
        return choices(argument)
    except ValueError:
        raise Forged from None


LINES: Mapping[str, Callable[[Visit, Claim], Awaitable[None]]] = {
    "view": view,
    "set_kind": kind,
    "set_category": category,
    "set_urgency": urgency,
    "set_unit": unit,
}
