"""A person asks what can be done here."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.menu import staff_menu
from handlers.visit import Visit
from tickets.rights import roles_of


def router() -> Router:
    """`/help`, and the button that says the same."""
    router = Router(name="help")
    router.message.register(show_help)
    router.callback_query.register(show_help)
    return router


async def show_help(event: TelegramObject, visit: Visit) -> None:
    """One screen."""
    await explain(visit)


async def explain(visit: Visit) -> None:
    """What the bot does here, for whoever asks: in a group what works there, to staff what is theirs to do."""
    if not visit.private:
        visit.say("staff/help_group")
        return
    roles = await visit.act(roles_of, visit.person.id)
    if roles:
        visit.say("staff/help", roles=[role.value for role in roles], commands=list(staff_menu(roles)))
    else:
        visit.say("resident/help")
