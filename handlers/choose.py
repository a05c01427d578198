"""Choices of a question in the private chat, kept until it is answered: trades by toggles, and which property."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers import bind, invite
from handlers.claim import Claim, Forged
from handlers.visit import Visit
from tickets.acts.bind_group import trades_on_offer
from tickets.refusals import CodeRefused


def router() -> Router:
    """The buttons of trades and of properties."""
    router = Router(name="choose")
    router.callback_query.register(choose)
    return router


async def choose(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Keep the choice, and show the question with it."""
    show = QUESTIONS.get(visit.state or "")
    if show is None:
        raise CodeRefused
    changes = await CHOICES[claim.verb](visit, claim)
    visit.become(visit.state, **visit.data | changes)
    await show(visit, visit.message_id)


async def trade(visit: Visit, claim: Claim) -> dict[str, object]:
    """One trade more, or one less."""
    if claim.argument not in await visit.act(trades_on_offer):
        raise Forged
    before: list[str] = visit.data["chosen"]
    without = [each for each in before if each != claim.argument]
    return {"chosen": without if len(without) < len(before) else [*before, claim.argument]}


async def estate(visit: Visit, claim: Claim) -> dict[str, object]:
    """Another of the properties that were offered."""
    chosen = claim.number(1, 2**53)
    if chosen not in [each["id"] for each in visit.data["estates"]]:
        raise Forged
    return {"estate": chosen}


CHOICES: Mapping[str, Callable[[Visit, Claim], Awaitable[dict[str, object]]]] = {"trade": trade, "estate": estate}
QUESTIONS: Mapping[str, Callable[[Visit, int | None], Awaitable[None]]] = {"bind": bind.show, "invite": invite.show}
