"""A person chooses the language of a chat; in a group whoever works there does."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim, Forged
from handlers.visit import Visit
from templates.locale import LOCALES
from tickets.acts.meet import require_crew


def router() -> Router:
    """`/language`, the button that says the same, and the three choices."""
    router = Router(name="language")
    router.message.register(language)
    router.callback_query.register(choose)
    return router


async def language(message: Message, visit: Visit) -> None:
    """Offer the languages."""
    await ask(visit)


async def ask(visit: Visit) -> None:
    """Each language in its own words."""
    visit.say("resident/language")


async def choose(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """From now on the chat is spoken to in the chosen language."""
    if not claim.argument:
        await ask(visit)
        return
    if claim.argument not in LOCALES:
        raise Forged
    if not visit.private:
        await visit.act(require_crew, chat_id=visit.chat_id, thread_id=visit.thread_id, by=visit.person.id)
    visit.speak(claim.argument)
    visit.say("resident/language_set", edit=visit.message_id)
