"""The running service: its parts side by side, from the start to a clean stop."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Coroutine
from functools import partial
from typing import Any

import structlog

from bot.desks import ERRANDS, OUTBOX
from bot.intake.body import KINDS
from bot.intake.polling import Polling
from bot.intake.webhook import PATH
from bot.leases import hold
from bot.rounds import Rounds
from bot.telegram.menus import Menus
from bot.telegram.reach import reach
from bot.web.server import open_http
from bot.wiring import Parts
from storage.outbox import SENDER

log = structlog.get_logger()

PATIENCE = 6.0
"""Seconds that what is in hand has to end, of the ten that a stop may take."""


class Service:
    """Serves one bot until `stop` is called; `port` is that of its web server while it runs."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._rounds = Rounds(parts.ground.database, parts.clock, parts.ground.worker, parts.runner)
        self._stopping = asyncio.Event()
        self.port = 0

    def stop(self) -> None:
        """End cleanly: what is in hand is finished, or left for the next start."""
        self._stopping.set()

    async def run(self) -> None:
        """Serve until stopped; raises `CannotRun`, or what ended a part."""
        parts = self._parts
        await self._rounds.live()
        if parts.sandbox_clock:
            await parts.sandbox_clock.look()
        http, self.port = await open_http(parts)
        try:
            await self._register()
            async with asyncio.TaskGroup() as tasks:
                intake = [tasks.create_task(work) for work in self._intake()]
                handling = tasks.create_task(self._handle())
                works = [tasks.create_task(work) for work in self._works()]
                log.info("ready", bot=parts.ground.bot.username, port=self.port, worker=parts.ground.worker)
                gc.collect()
                gc.freeze()
                await self._stopping.wait()
                for task in intake:
                    task.cancel()
                await self._wind_down(handling)
                for task in works:
                    task.cancel()
        finally:
            await http.cleanup()

    async def _wind_down(self, handling: asyncio.Task[None]) -> None:
        log.info("stopping")
        await self._parts.runner.stop()
        await asyncio.wait({handling}, timeout=PATIENCE / 2)
        handling.cancel()
        await self._parts.direct.finish()
        await self._parts.sender.stop(PATIENCE / 2)

    async def _handle(self) -> None:
        await self._parts.runner.recover()
        await self._parts.runner.run()

    def _intake(self) -> list[Coroutine[Any, Any, None]]:
        parts, settings = self._parts, self._parts.ground.settings
        if settings.webhook_url:
            return []
        address = f"{settings.bot_api_base}/bot{settings.token}"
        return [Polling(address, parts.ground.session, parts.runner.receive).run()]

    def _works(self) -> list[Coroutine[Any, Any, None]]:
        parts, database, worker = self._parts, self._parts.ground.database, self._parts.ground.worker
        works = [
            hold(database, SENDER, worker, parts.sender.run, parts.beats.of("sender")),
            hold(database, "watch", worker, lambda _: parts.watch.run(), parts.beats.of("watch")),
            parts.auditor.run(),
            parts.errands.run(),
            parts.transcripts.run(),
            Menus(database, parts.ground.bot, parts.renderer, parts.clock).run(),
            self._listen(OUTBOX, parts.sender.wake),
            self._listen(ERRANDS, parts.errands.wake),
            self._listen(ERRANDS, parts.transcripts.wake),
            self._rounds.keep_living(),
            self._rounds.keep_recovering(),
            self._rounds.keep_clear(),
        ]
        return [*works, parts.sandbox_clock.follow()] if parts.sandbox_clock else works

    async def _listen(self, channel: str, wake: Any) -> None:
        async for _ in self._parts.ground.database.notices(channel):
            wake()

    async def _register(self) -> None:
        """Tell Telegram how updates come, and a sandbox where to ask whether all is done."""
        ground, settings = self._parts.ground, self._parts.ground.settings
        if settings.webhook_url and settings.webhook_secret:
            await reach(
                partial(
                    ground.bot.set_webhook,
                    settings.webhook_url + PATH,
                    secret_token=settings.webhook_secret.get_secret_value(),
                    allowed_updates=list(KINDS),
                )
            )
        else:
            await reach(ground.bot.delete_webhook)
        if ground.sandbox:
            idle = {"token": settings.token, "idle_url": f"http://127.0.0.1:{self.port}/idle"}
            async with ground.session.post(f"{ground.sandbox}/sandbox/bot", json=idle) as answer:
                answer.raise_for_status()
