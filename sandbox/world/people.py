"""The people who can talk to the bot, and the bot's own account."""

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.shapes import Json, present

TOKEN = re.compile(r"\d{1,16}:[\w-]{1,128}", re.ASCII)
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


@dataclass
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    phone_number: str | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        """The Bot API's User."""
        return {"id": self.id, "is_bot": False} | present(
            first_name=self.first_name,
            last_name=self.last_name,
            username=self.username,
            language_code=self.language_code,
        )

    def view(self) -> Json:
        return present(**vars(self))


@dataclass
class BotAccount:
    """The one bot that is served. `user` is shared by all that names the bot, and learns its id with the token."""

    token: str | None = None
    idle_url: str | None = None
    user: Json = field(
        default_factory=lambda: {
            "id": 42,
            "is_bot": True,
            "first_name": "Huiyin",
            "username": "huiyin_sandbox_bot",
        }
    )
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def username(self) -> str:
        return str(self.user["username"])

    def claim(self, token: str) -> bool:
        """Whether this token is the bot's; the first proper one makes it so."""
        if self.token is None and TOKEN.fullmatch(token):
            self.user["id"] = int(token.partition(":")[0])
            self.token = token
        return self.token == token

    def me(self) -> Json:
        """What getMe returns."""
        return self.user | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
        }

    def view(self, webhook: str | None) -> dict[str, Any]:
        commands = [
            {"scope": scope, "language_code": language, "commands": listed}
            for (scope, language), listed in self.commands.items()
        ]
        names = {name: self.user[name] for name in ("id", "username", "first_name")}
        return names | {"registered": self.idle_url is not None, "webhook": webhook, "commands": commands}
