"""Asks Telegram something at the start, until it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import chain, repeat

import structlog
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.stopping import CannotRun, WrongToken

log = structlog.get_logger()

RETRY_DELAYS = (1, 2, 5, 10)
"""Seconds between the tries to reach Telegram at the start: the next one each time, the last one from then on."""


async def ask_until_answered(ask: Callable[[], Awaitable[object]]) -> None:
    """Ask until there is an answer; raises `WrongToken`, and `CannotRun` with Telegram's words for what it refuses."""
    for delay in chain(RETRY_DELAYS, repeat(RETRY_DELAYS[-1])):
        try:
            await ask()
        except InvalidToken:
            raise WrongToken from None
        except BadRequest as refusal:
            raise CannotRun(f"Telegram refuses it: {refusal.message} (python -m bot check says more)") from None
        except TelegramError as error:
            log.warning("telegram_out_of_reach", reason=str(error), remedy="tried again by itself; see BOT_API_BASE")
            await asyncio.sleep(delay)
        else:
            return
