"""A resident looks up what they have reported, and how far it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.list_tickets import Standing, list_tickets
from tickets.acts.show_card import send_card


def router() -> Router:
    """`/my`, the button that says the same, and the buttons of its list."""
    router = Router(name="my")
    router.message.register(mine)
    router.callback_query.register(press)
    return router


async def mine(event: TelegramObject, visit: Visit) -> None:
    """The list, with state, person and time."""
    await show_mine(visit)


async def press(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """The list, or one ticket's card again."""
    if claim.verb == "show":
        await visit.act(send_card, claim.ticket_id, by=visit.person.id)
    else:
        await show_mine(visit)


async def show_mine(visit: Visit) -> None:
    """What is open first."""
    tickets = await visit.act(list_tickets, by=visit.person.id)
    visit.say("resident/my", tickets=[listed(each) for each in tickets])


def listed(standing: Standing) -> dict[str, Any]:
    """A ticket as lists name it."""
    ticket, promise = standing.ticket, standing.promise
    return {
        "id": ticket.id,
        "round": ticket.round,
        "number": ticket.number,
        "kind": ticket.kind.value,
        "category": ticket.category,
        "urgency": ticket.urgency.value,
        "place": asdict(ticket.place),
        "state": ticket.state.value,
        "name": standing.assignee.name if standing.assignee else None,
        "promise": promise.name if promise else None,
        "due_at": promise.due_at.isoformat() if promise else None,
    }
