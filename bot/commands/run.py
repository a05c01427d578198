"""`python -m bot run`"""

from __future__ import annotations

import asyncio
import gc
from typing import Annotated

import typer


def run(
    *,
    unpaced: Annotated[
        bool, typer.Option(help="Leave Telegram's rates unheeded: for a Bot API server without limits.")
    ] = False,
) -> None:
    """Serve Telegram; without BOT_TOKEN, run the demonstration in the browser."""
    from bot.commands.begin import give_up, read_settings
    from bot.stopping import CannotRun

    settings = read_settings()
    try:
        if settings.bot_token is None:
            from bot.demonstration.demonstration import demonstrate

            gc.enable()
            asyncio.run(demonstrate(settings))
        else:
            from bot.start import serve

            gc.enable()
            asyncio.run(serve(settings, paced=not unpaced))
    except* CannotRun as stopped:
        give_up(*_reasons(stopped))
    except* asyncio.CancelledError:
        pass  # stopped before there was anything to wind down


def _reasons(stopped: BaseExceptionGroup[Exception]) -> list[str]:
    """The reason why the service cannot run, taken out of the groups of exceptions."""
    found: list[str] = []
    for each in stopped.exceptions:
        found += _reasons(each) if isinstance(each, BaseExceptionGroup) else [str(each)]
    return found
