"""The first administrator claims the desk with the code that the operator was shown."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.command import Command
from handlers.content import words_of
from handlers.visit import Visit
from tickets.acts.claim_desk import claim_desk


def router() -> Router:
    """`/claim CODE`, and the code that is written after `/claim` alone."""
    router = Router(name="claim_desk")
    router.message.register(claim)
    return router


async def claim(message: Message, visit: Visit, command: Command | None = None) -> None:
    """Use the code, or ask for it."""
    await with_code(visit, command.argument if command else words_of(message))


async def ask(visit: Visit) -> None:
    """Ask for the code."""
    visit.become("claim")
    visit.say("staff/ask_code")


async def with_code(visit: Visit, code: str) -> None:
    """Become administrator; the next thing to do is to bind a group."""
    if not code:
        await ask(visit)
        return
    await visit.act(claim_desk, code, by=visit.person.id, at=visit.now)
    visit.become(None)
    visit.say("staff/claimed", url=visit.into_group)
