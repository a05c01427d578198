"""The first administrator sends the one-time code that the operator was shown."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.command import Command
from handlers.content import words_of
from handlers.context import UpdateContext
from tickets.acts import bootstrap_administrator as act


def router() -> Router:
    """`/claim CODE`, and the code that is written after `/claim` alone."""
    router = Router(name="claim_desk")
    router.message.register(bootstrap)
    return router


async def bootstrap(message: Message, context: UpdateContext, command: Command | None = None) -> None:
    """Use the code, or ask for it."""
    await use_code(context, command.argument if command else words_of(message))


async def ask(context: UpdateContext) -> None:
    """Ask for the code."""
    context.become("claim")
    context.reply("staff/ask_code")


async def use_code(context: UpdateContext, code: str) -> None:
    """Become administrator; the next thing to do is to bind a group."""
    if not code:
        await ask(context)
        return
    await context.act(act.bootstrap_administrator, code, by=context.person.id, at=context.now)
    context.become(None)
    context.reply("staff/claimed", url=context.into_group)
