"""Registers the commands that Telegram shows after a slash: at the start, and again every hour.

Telegram's language code does not tell the two Chinese scripts apart: a chat with another language than the code says
gets a menu of its own, by an errand.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import structlog
from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from handlers.context import UpdateContext
from handlers.menu import GROUP, LANGUAGES, PRIVATE, staff_menu, worded
from storage import chats, people, premises
from storage.connection import Connection
from storage.database import Database
from storage.errands import ErrandRow
from templates.render import Renderer
from tickets.clock import Clock
from tickets.outgoing import Errand
from tickets.people import Person, Role
from tickets.rights import roles_of
from tickets.unit_of_work import UnitOfWork

log = structlog.get_logger()

EVERY = 3600.0
"""Seconds between two registrations: by then a new role has its commands."""


class Menus:
    """Registers the commands by where and by whom, in their languages."""

    def __init__(self, database: Database, bot: Bot, renderer: Renderer, clock: Clock) -> None:
        self._database = database
        self._bot = bot
        self._renderer = renderer
        self._clock = clock

    async def run(self) -> None:
        """Register for ever; a menu that cannot be registered is only logged."""
        while True:
            try:
                await self.register()
            except Exception:
                log.exception("menus_failed")
            await asyncio.sleep(EVERY)

    async def register(self) -> None:
        """Register everything once."""
        now = self._clock.now()
        for code, locale in LANGUAGES.items():
            private = worded(PRIVATE, self._renderer, locale, now)
            group = worded(GROUP, self._renderer, locale, now)
            await self._set(private, BotCommandScopeAllPrivateChats(), code or None)
            await self._set(group, BotCommandScopeAllGroupChats(), code or None)
        for person, roles, locale in await self._database.read(_staff):
            if person.reachable:
                theirs = worded(staff_menu(roles), self._renderer, locale, now, staff=True)
                await self._set(theirs, BotCommandScopeChat(person.id), None)

    async def _set(self, commands: Sequence[tuple[str, str]], scope: BotCommandScope, code: str | None) -> None:
        try:
            await self._bot.set_my_commands(commands, scope, code)
        except TelegramError as error:
            log.warning("menu_failed", scope=scope.type, reason=str(error))


def _staff(c: Connection) -> list[tuple[Person, set[Role], str]]:
    """Everybody with a post, the roles they hold, and how they are spoken to in private."""
    roles: dict[int, set[Role]] = {}
    for estate in premises.all_properties(c):
        for role in Role:
            for post in people.posts_at(c, estate.id, role):
                roles.setdefault(post.person_id, set()).add(role)
    spoken = chats.locales(c, roles.keys())
    return [(person, roles[number], spoken[number]) for number, person in people.by_id(c, roles.keys()).items()]


def order_of_its_own(context: UpdateContext, before: str | None) -> str | None:
    """The key for ordering the chat's own menu now; `None` if the present menu is right.

    `before` is the language that was chosen for the chat before this update.
    """
    if context.spoken:
        shown_anyway = before is None and context.spoken == context.person.locale == LANGUAGES[""]
        return None if shown_anyway else context.key
    untold = context.private and before is None and context.locale not in LANGUAGES.values()
    return f"met:{context.chat_id}" if untold else None


def order_menu(work: UnitOfWork, context: UpdateContext, renderer: Renderer, key: str) -> None:
    """Order a menu for the chat of this update, in its language."""
    roles = roles_of(work, context.person.id) if context.private else []
    commands = staff_menu(roles) if context.private else GROUP
    said = worded(commands, renderer, context.locale, context.now, staff=bool(roles))
    work.errand(Errand(f"menu:{key}", "menu", context.chat_id, context.person.id, {"commands": said}))


async def show_menu(bot: Bot, errand: ErrandRow) -> dict[str, object]:
    """Register what was ordered."""
    commands = [(name, described) for name, described in errand.params["commands"]]
    await bot.set_my_commands(commands, BotCommandScopeChat(errand.chat_id))
    return {}
