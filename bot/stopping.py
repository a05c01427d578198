"""Why the service stops by itself."""

from __future__ import annotations


class CannotRun(Exception):
    """The service cannot run; the text says why and what to do about it."""


class WrongToken(CannotRun):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__("Telegram does not know this token: take BOT_TOKEN from @BotFather again")
