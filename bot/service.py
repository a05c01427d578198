"""The running service: all its tasks, from the start to a clean stop."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import structlog

from bot.act_runner import ERRANDS, OUTBOX
from bot.intake.body import KINDS
from bot.intake.polling import Polling
from bot.intake.webhook import PATH
from bot.leases import run_with_lease
from bot.maintenance import Maintenance
from bot.telegram.ask_until_answered import ask_until_answered
from bot.telegram.menus import Menus
from bot.web.server import open_http
from bot.wiring import Application
from storage.outbox import SENDER

log = structlog.get_logger()

PATIENCE = 6.0
"""Seconds for what is under way to end, of the ten that a stop may take."""


class Service:
    """Serves one bot until `stop` is called; `port` is that of its web server while it runs."""

    def __init__(self, application: Application, ready: Callable[[], None] = lambda: None) -> None:
        """`ready` is called once it serves."""
        self._application = application
        self._maintenance = Maintenance(
            application.resources.database, application.clock, application.resources.worker, application.runner
        )
        self._stopping = asyncio.Event()
        self._ready = ready
        self.port = 0

    def stop(self) -> None:
        """Stop: what is under way is finished, or left for the next start."""
        self._stopping.set()

    async def run(self) -> None:
        """Serve until stopped; raises `CannotRun`, or whatever ended a task."""
        application = self._application
        await self._maintenance.beat()
        if application.sandbox_clock:
            await application.sandbox_clock.look()
        http, self.port = await open_http(application)
        try:
            await self._register()
            async with asyncio.TaskGroup() as tasks:
                intake = [tasks.create_task(work) for work in self._intake()]
                handling = tasks.create_task(self._handle())
                works = [tasks.create_task(work) for work in self._works()]
                self._ready()
                log.info(
                    "ready", bot=application.resources.bot.username, port=self.port, worker=application.resources.worker
                )
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
        await self._application.runner.stop()
        await asyncio.wait({handling}, timeout=PATIENCE / 2)
        handling.cancel()
        await self._application.direct.finish()
        await self._application.sender.stop(PATIENCE / 2)

    async def _handle(self) -> None:
        await self._application.runner.recover()
        await self._application.runner.run()

    def _intake(self) -> list[Coroutine[Any, Any, None]]:
        application, settings = self._application, self._application.resources.settings
        if settings.webhook_url:
            return []
        address = f"{settings.bot_api_base}/bot{settings.token}"
        return [Polling(address, application.resources.session, application.runner.receive).run()]

    def _works(self) -> list[Coroutine[Any, Any, None]]:
        application, database, worker = (
            self._application,
            self._application.resources.database,
            self._application.resources.worker,
        )
        works = [
            run_with_lease(database, SENDER, worker, application.sender.run, application.beats.of("sender")),
            run_with_lease(database, "watch", worker, lambda _: application.watch.run(), application.beats.of("watch")),
            application.auditor.run(),
            application.errands.run(),
            application.transcripts.run(),
            Menus(database, application.resources.bot, application.renderer, application.clock).run(),
            self._listen(OUTBOX, application.sender.wake),
            self._listen(ERRANDS, application.errands.wake),
            self._listen(ERRANDS, application.transcripts.wake),
            self._maintenance.keep_beating(),
            self._maintenance.keep_recovering(),
            self._maintenance.keep_purging(),
        ]
        return [*works, application.sandbox_clock.follow()] if application.sandbox_clock else works

    async def _listen(self, channel: str, wake: Any) -> None:
        async for _ in self._application.resources.database.notices(channel):
            wake()

    async def _register(self) -> None:
        """Tell Telegram whether updates are pushed or polled, and tell a sandbox where to ask whether all is done."""
        resources, settings = self._application.resources, self._application.resources.settings
        if settings.webhook_url and settings.webhook_secret:
            await ask_until_answered(
                partial(
                    resources.bot.set_webhook,
                    settings.webhook_url + PATH,
                    secret_token=settings.webhook_secret.get_secret_value(),
                    allowed_updates=list(KINDS),
                )
            )
        else:
            await ask_until_answered(resources.bot.delete_webhook)
        if resources.sandbox:
            idle = {"token": settings.token, "idle_url": f"http://127.0.0.1:{self.port}/idle"}
            async with resources.session.post(f"{resources.sandbox}/sandbox/bot", json=idle) as answer:
                answer.raise_for_status()
