"""A person chooses the language of a chat; in a group whoever works there does."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.context import UpdateContext
from templates.locale import LOCALES
from tickets.acts.meet import require_crew


def router() -> Router:
    """`/language`, the button that says the same, and the three choices."""
    router = Router(name="language")
    router.message.register(language)
    router.callback_query.register(choose)
    return router


async def language(message: Message, context: UpdateContext) -> None:
    """Offer the languages."""
    await ask(context)


async def ask(context: UpdateContext) -> None:
    """Each language in its own words."""
    context.reply("resident/language")


async def choose(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """From now on the chat is spoken to in the chosen language."""
    if not callback.argument:
        await ask(context)
        return
    if callback.argument not in LOCALES:
        raise InvalidCallback
    if not context.private:
        await context.act(require_crew, chat_id=context.chat_id, thread_id=context.thread_id, by=context.person.id)
    context.speak(callback.argument)
    context.reply("resident/language_set", edit=context.message_id)
