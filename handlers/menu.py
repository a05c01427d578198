"""The commands that Telegram shows when somebody types a slash: by chat and by role."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from templates.render import Renderer
from tickets.people import Role

PRIVATE = ("report", "my", "language", "help")
"""In every private chat."""

GROUP = ("bind", "unbind", "language", "help")
"""In every group."""

STAFF: Mapping[Role, tuple[str, ...]] = {
    Role.TECHNICIAN: ("desk",),
    Role.FRONT_DESK: ("desk", "duty", "bind"),
    Role.HEAD: ("desk", "bind"),
    Role.SUPERVISOR: ("desk", "bind"),
    Role.MANAGER: ("desk", "invite", "bind"),
    Role.ADMINISTRATOR: ("desk", "invite", "bind"),
}
"""Come first in the private chat of whoever holds the role. `/claim` is for one person once, and is in no menu."""

LANGUAGES: Mapping[str, str] = {"": "zh_Hans", "en": "en"}
"""By Telegram's language code, which does not tell the two scripts apart; `""` is for everybody else.

Chats of staff, and chats whose language differs from this, have menus of their own.
"""


def staff_menu(roles: Collection[Role]) -> tuple[str, ...]:
    """The commands for these roles in their private chat: their own first, each once."""
    theirs = [command for role in Role if role in roles for command in STAFF[role]]
    return tuple(dict.fromkeys((*theirs, *PRIVATE)))


def worded(
    commands: Sequence[str], renderer: Renderer, locale: str, now: datetime, *, staff: bool = False
) -> list[tuple[str, str]]:
    """The commands with what they do (for `staff` or for residents), as `setMyCommands` takes them."""
    said = ((each, {"command": each, "staff": staff}) for each in commands)
    return [(each, renderer.message("common/command", locale, params, now=now).text) for each, params in said]
