"""Sends at once what may be lost: the toast of a pressed button."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import TelegramError

log = structlog.get_logger()

PATIENCE = 2.0
"""Seconds that toasts under way have when the service stops."""


@dataclass(frozen=True)
class Toast:
    """The answer to a pressed button."""

    query_id: str
    text: str = ""
    alert: bool = False
    url: str | None = None


class Direct:
    """Posts toasts, each in a task of its own; failures are logged, nothing more."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._under_way: set[asyncio.Task[None]] = set()

    def post(self, toasts: Iterable[Toast]) -> None:
        """Send them now."""
        for toast in toasts:
            task = asyncio.create_task(self._answer(toast))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    @property
    def at_rest(self) -> bool:
        """Whether nothing is under way."""
        return not self._under_way

    async def finish(self) -> None:
        """Wait a little for what is under way."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=PATIENCE)

    async def _answer(self, toast: Toast) -> None:
        try:
            await self._bot.answer_callback_query(
                toast.query_id, text=toast.text or None, show_alert=toast.alert or None, url=toast.url
            )
        except TelegramError as error:
            log.info("toast_lost", reason=str(error))
        except Exception:
            log.exception("toast_failed")
