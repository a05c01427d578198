"""Runs errands: what needs the network is done outside any transaction, and its result comes in by the inbox."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.intake.lanes import Lanes
from bot.telegram.menus import show_menu
from bot.transcriber import NotNow, NotTranscribed
from storage import errands
from storage.database import Database
from storage.errands import ErrandRow
from tickets.clock import Clock

log = structlog.get_logger()

LIMIT = 8
EVERY = 1.0
"""Seconds between two looks for due errands, if nobody wakes it."""

TRIES = 5
AGAIN = timedelta(seconds=2)


Work = Callable[[Bot, ErrandRow], Awaitable[dict[str, Any]]]


class Errands:
    """Runs due errands side by side: either the quick ones or the slow ones."""

    def __init__(
        self,
        *,
        database: Database,
        bot: Bot,
        clock: Clock,
        worker: str,
        bot_id: int,
        lanes: Lanes,
        slow: Mapping[str, Work] | None = None,
    ) -> None:
        """`slow` has the slow errands by name; without it this runs the quick ones."""
        self._database = database
        self._bot = bot
        self._clock = clock
        self._worker = worker
        self._bot_id = bot_id
        self._lanes = lanes
        self._slow = slow
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Something is due."""
        self._woken.set()

    async def run(self) -> None:
        """Run errands until cancelled."""
        while True:
            self._woken.clear()
            try:
                if await self._database.read(errands.unfinished, self._clock.now(), slow=self._slow is not None):
                    await self._round()
            except Exception:
                log.exception("errands_failed")
            try:
                async with asyncio.timeout(EVERY):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def _round(self) -> None:
        due = await self._database.write(
            errands.fetch_due, self._worker, self._clock.now(), LIMIT, slow=self._slow is not None
        )
        async with asyncio.TaskGroup() as tasks:
            for errand in due:
                tasks.create_task(self._run(errand))

    async def _run(self, errand: ErrandRow) -> None:
        try:
            result = await (NAMES if self._slow is None else self._slow)[errand.name](self._bot, errand)
        except Exception as error:
            if _may_pass(error) and errand.attempts < TRIES:
                await self._later(errand, error)
                return
            self._failed(errand, error)
            result = {"error": type(error).__name__}
        rows = await self._database.write(
            errands.finish, errand, result, bot_id=self._bot_id, worker=self._worker, now=self._clock.now()
        )
        await self._lanes.add(rows)

    def _failed(self, errand: ErrandRow, error: Exception) -> None:
        """A failed transcript is no fault of ours: a person listens to the recording."""
        about = {"name": errand.name, "errand": errand.id}
        if isinstance(error, NotTranscribed):
            log.warning("not_transcribed", **about, reason=str(error))
        else:
            log.warning("errand_failed", **about, exc_info=error)

    async def _later(self, errand: ErrandRow, error: Exception) -> None:
        log.info("errand_later", name=errand.name, errand=errand.id, reason=type(error).__name__)
        await self._database.write(errands.again, errand.id, self._clock.now() + AGAIN * (errand.attempts + 1))


def _may_pass(error: Exception) -> bool:
    """Whether another try may succeed; the library counts a refusal as a network failure."""
    return isinstance(error, NetworkError | RetryAfter | NotNow) and not isinstance(error, BadRequest)


async def _membership(bot: Bot, errand: ErrandRow) -> dict[str, object]:
    """What the group is, how many members it has, and which status the person has there."""
    chat_id = int(errand.params["chat"])
    chat = await bot.get_chat(chat_id)
    try:
        member = await bot.get_chat_member(chat_id, errand.by)
        status, anonymous = str(member.status), getattr(member, "is_anonymous", False)
    except (BadRequest, Forbidden):
        status, anonymous = "unknown", False
    return {
        "status": status,
        "anonymous": anonymous,
        "title": chat.title or "",
        "members": await bot.get_chat_member_count(chat_id),
        "public": bool(chat.username),
    }


NAMES: Mapping[str, Work] = {
    "membership": _membership,
    "menu": show_menu,
}
