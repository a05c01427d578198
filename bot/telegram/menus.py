"""The commands that Telegram shows while somebody types a slash: registered at the start, and anew every hour."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import structlog
from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from handlers.menu import GROUP, LANGUAGES, PRIVATE, staff_menu, worded
from storage import people, premises
from storage.connection import Connection
from storage.database import Database
from templates.render import Renderer
from tickets.clock import Clock
from tickets.people import Person, Role

log = structlog.get_logger()

EVERY = 3600.0
"""Seconds after which colleagues who got a role have its commands at the latest."""


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
        for person, roles in (await self._database.read(_staff)).items():
            if person.reachable:
                theirs = worded(staff_menu(roles), self._renderer, person.locale, now, staff=True)
                await self._set(theirs, BotCommandScopeChat(person.id), None)

    async def _set(self, commands: Sequence[tuple[str, str]], scope: BotCommandScope, code: str | None) -> None:
        try:
            await self._bot.set_my_commands(commands, scope, code)
        except TelegramError as error:
            log.warning("menu_failed", scope=scope.type, reason=str(error))


def _staff(c: Connection) -> Mapping[Person, set[Role]]:
    """Everybody with a post, and the roles they hold."""
    roles: dict[int, set[Role]] = {}
    for estate in premises.all_properties(c):
        for role in Role:
            for post in people.posts_at(c, estate.id, role):
                roles.setdefault(post.person_id, set()).add(role)
    return {person: roles[number] for number, person in people.by_id(c, roles.keys()).items()}
