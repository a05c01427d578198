"""Choices that a question collects before it is answered: trades, each on or off, and the property."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers import bind, invite
from handlers.callback_data import CallbackData, InvalidCallback
from handlers.context import UpdateContext
from handlers.conversation import ConversationData
from tickets.acts.bind_group import trades_on_offer
from tickets.refusals import CodeRefused


def router() -> Router:
    """The buttons of trades and of properties."""
    router = Router(name="choose")
    router.callback_query.register(choose)
    return router


async def choose(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Keep the choice, and show the question with it."""
    show = QUESTIONS.get(context.state or "")
    if show is None:
        raise CodeRefused
    changes = await CHOICES[callback.verb](context, callback)
    context.become(context.state, **context.data | changes)
    await show(context, context.message_id)


async def trade(context: UpdateContext, callback: CallbackData) -> ConversationData:
    """Switch a trade on or off."""
    if callback.argument not in await context.act(trades_on_offer):
        raise InvalidCallback
    before: list[str] = context.data["chosen"]
    without = [each for each in before if each != callback.argument]
    return {"chosen": without if len(without) < len(before) else [*before, callback.argument]}


async def estate(context: UpdateContext, callback: CallbackData) -> ConversationData:
    """Choose another of the properties that were offered."""
    chosen = callback.number(1, 2**53)
    if chosen not in [each["id"] for each in context.data["estates"]]:
        raise InvalidCallback
    return {"estate": chosen}


CHOICES: Mapping[str, Callable[[UpdateContext, CallbackData], Awaitable[ConversationData]]] = {
    "trade": trade,
    "estate": estate,
}
QUESTIONS: Mapping[str, Callable[[UpdateContext, int | None], Awaitable[None]]] = {
    "bind": bind.show,
    "invite": invite.show,
}
