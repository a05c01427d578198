"""A person asks what can be done here."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.context import UpdateContext
from handlers.menu import staff_menu
from tickets.rights import roles_of


def router() -> Router:
    """`/help`, and the button that says the same."""
    router = Router(name="help")
    router.message.register(show_help)
    router.callback_query.register(show_help)
    return router


async def show_help(event: TelegramObject, context: UpdateContext) -> None:
    """One screen."""
    await explain(context)


async def explain(context: UpdateContext) -> None:
    """Say what the bot does here: in a group what works there, to staff what is theirs to do."""
    if not context.private:
        context.reply("staff/help_group")
        return
    roles = await context.act(roles_of, context.person.id)
    if roles:
        context.reply("staff/help", roles=[role.value for role in roles], commands=list(staff_menu(roles)))
    else:
        context.reply("resident/help")
