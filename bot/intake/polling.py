"""Long polling: raw updates are committed to the inbox before Telegram is told that they have arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
import structlog

from bot.intake.body import KINDS, Receive, body_of, loads
from bot.stopping import WrongToken

log = structlog.get_logger()

PATIENCE = 25
"""Seconds that Telegram holds a poll when there is nothing."""

LIMIT = 100

RETRY_DELAYS = (0.2, 1.0, 3.0, 10.0)
"""Seconds before a poll that failed is tried again: the next one each time, the last one from then on."""


UNCONFIRMABLE = (0.2, 1.0, 3.0)
"""The same after a poll that brought only updates without an id: they cannot be confirmed, and come again at once."""


class PollFailed(Exception):
    """Telegram did not answer a poll with updates."""


Wait = Callable[[float], Awaitable[None]]


async def _wait(seconds: float) -> None:
    await asyncio.sleep(seconds)


class Polling:
    """Polls one bot's updates for ever."""

    def __init__(self, address: str, session: aiohttp.ClientSession, receive: Receive, *, wait: Wait = _wait) -> None:
        """`address` is that of the bot: the server's, then `/bot` and the token; `wait` waits so many seconds."""
        self._address = address
        self._session = session
        self._receive = receive
        self._wait = wait
        self._failures = 0
        self._in_vain = 0
        self._stuck: frozenset[str] = frozenset()

    async def run(self) -> None:
        """Poll until cancelled; raises `WrongToken` when Telegram does not know the token."""
        confirmed: int | None = None
        while True:
            try:
                updates = await self._poll(confirmed)
            except (aiohttp.ClientError, TimeoutError, PollFailed, ValueError) as error:
                await self._pause(error)
                continue
            confirmed = await self._take(updates)

    async def _take(self, updates: Sequence[object]) -> int | None:
        """Store the updates. Gives the highest id, which the next poll confirms; what cannot be stored comes again."""
        bodies = [body_of(update) for update in updates]
        stuck = frozenset(body.natural_key for body in bodies if body.update_id is None)
        fresh = [body for body in bodies if body.natural_key not in self._stuck]
        try:
            if fresh:
                await self._receive(fresh)
        except Exception as error:
            log.exception("inbox_refused", updates=len(fresh))
            await self._pause(error)
            return None
        self._failures = 0
        if stuck - self._stuck:
            remedy = "kept, and shown to the front desk; the Bot API server has to take it back"
            log.warning("update_without_id", updates=len(stuck - self._stuck), remedy=remedy)
        self._stuck = stuck
        confirmed = max((body.update_id for body in bodies if body.update_id is not None), default=None)
        await self._spare(in_vain=bool(bodies) and confirmed is None)
        return confirmed

    async def _spare(self, *, in_vain: bool) -> None:
        """Wait longer each time while only unconfirmable updates come."""
        if in_vain:
            await self._wait(UNCONFIRMABLE[min(self._in_vain, len(UNCONFIRMABLE) - 1)])
        self._in_vain = self._in_vain + 1 if in_vain else 0

    async def _poll(self, confirmed: int | None) -> list[object]:
        """One poll. It names an offset only right after a batch: ids may restart, and the inbox knows what it has
        stored.
        """
        query: dict[str, Any] = {"limit": LIMIT, "allowed_updates": KINDS, "timeout": PATIENCE}
        if confirmed is not None:
            query |= {"offset": confirmed + 1, "timeout": 0}
        patience = aiohttp.ClientTimeout(total=PATIENCE + 10)
        async with self._session.post(f"{self._address}/getUpdates", json=query, timeout=patience) as answer:
            said = loads(await answer.read())
        if not isinstance(said, dict) or not said.get("ok"):
            self._refused(answer.status, said)
        if not isinstance(said["result"], list):
            raise PollFailed("the answer holds no list of updates")
        return said["result"]

    def _refused(self, status: int, said: object) -> None:
        if status in (401, 404):
            raise WrongToken
        text = said.get("description") if isinstance(said, dict) else None
        raise PollFailed(f"{status}: {text or 'no description'}")

    async def _pause(self, error: Exception) -> None:
        # Never the error's own text where aiohttp wrote it: that quotes the address, and the address is the token.
        reason = str(error) if isinstance(error, PollFailed) else type(error).__name__
        log.warning("poll_failed", reason=reason, remedy=_remedy(reason))
        await self._wait(RETRY_DELAYS[min(self._failures, len(RETRY_DELAYS) - 1)])
        self._failures += 1


def _remedy(reason: str) -> str:
    if not reason.startswith("409"):
        return "tried again by itself"
    return "another process polls with this token, or a webhook is set: stop the other one"
