"""What every verb begins with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from bot.settings import Settings


def read_settings() -> Settings:
    """The settings, with logging started; exits with status 1 and says what is wrong when they cannot be used."""
    from pydantic import ValidationError

    from bot.logs import start_logging
    from bot.settings import Settings

    try:
        settings = Settings()
    except ValidationError as error:
        give_up(*(_sentence(each["loc"], each["msg"]) for each in error.errors(include_url=False, include_input=False)))
    start_logging(settings.log_level, settings.log_format)
    return settings


def give_up(*problems: str) -> NoReturn:
    """Say what is wrong, and exit with status 1."""
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1)


def _sentence(where: tuple[int | str, ...], what: str) -> str:
    name = f"{str(where[0]).upper()}: " if where else ""
    return f"{name}{what.removeprefix('Value error, ')} (set it in the environment or in .env, see .env.example)"
