"""Whether the service lives, and whether it may be given work."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from aiohttp import web

from bot.web.metrics import Metrics
from storage import inbox
from storage.database import Database

Check = Callable[[], Awaitable[str]]
"""Says what is wrong, or nothing."""


WITHIN = 15.0
"""Seconds within which every part comes round, several times over."""


class Beats:
    """When each part last came round, by real seconds; a part that is late is not ready."""

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._at: dict[str, float] = {}

    def of(self, part: str) -> Callable[[], None]:
        """What the part is to call whenever it comes round."""

        def beat() -> None:
            self._at[part] = self._tick()

        return beat

    def late(self, part: str) -> str:
        """What is wrong with the part, or nothing."""
        if part not in self._at:
            return "has not started"
        silent = self._tick() - self._at[part]
        return f"silent for {silent:.0f} s" if silent > WITHIN else ""


def checks(database: Database, beats: Beats) -> dict[str, Check]:
    """What the service cannot do its work without, by name."""

    async def reads() -> str:
        try:
            await database.read(inbox.unfinished)
        except Exception as error:
            return type(error).__name__
        return ""

    async def late(part: str) -> str:
        return beats.late(part)

    return {"database": reads, "watch": partial(late, "watch"), "sender": partial(late, "sender")}


def health_routes(checks: Mapping[str, Check], metrics: Metrics) -> list[web.RouteDef]:
    """`/healthz`: the process answers; `/readyz`: every check passes, else 503 with what does not; `/metrics`."""

    async def healthz(_request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def readyz(_request: web.Request) -> web.Response:
        wrong = {name: found for name, check in checks.items() if (found := await check())}
        return web.json_response({"ready": not wrong, "wrong": wrong}, status=503 if wrong else 200)

    async def figures(_request: web.Request) -> web.Response:
        return web.Response(body=metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    return [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", figures)]
