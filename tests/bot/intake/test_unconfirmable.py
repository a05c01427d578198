"""Updates without an id, which no offset confirms: stored once, told once, and asked for ever more seldom."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.intake.polling import Polling
from storage.inbox import Body
from tests.bot.scripted_server import serving

GARBAGE = {"message": {"text": "no id", "chat": {"id": 7, "type": "private"}}}


class Enough(Exception):
    """The test has seen what it wants."""


def update(number: int) -> dict[str, Any]:
    return {"update_id": number, "message": {"text": str(number), "chat": {"id": 7, "type": "private"}}}


@dataclass
class Line:
    """A server with these updates in its queue, what was stored of them, and every wait between two polls."""

    queue: list[dict[str, Any]]
    then: Sequence[Callable[[], object]]
    refuse: list[Exception] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    polls: int = 0

    async def script(self, request: web.Request) -> web.StreamResponse:
        query = await request.json()
        self.polls += 1
        self.queue = [
            one for one in self.queue if one.get("update_id", query.get("offset", 0)) >= query.get("offset", 0)
        ]
        return web.json_response({"ok": True, "result": self.queue})

    async def receive(self, bodies: Sequence[Body]) -> None:
        if self.refuse:
            raise self.refuse.pop()
        self.stored += ["garbage" if body.update_id is None else str(body.update_id) for body in bodies]

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        if len(self.waits) > len(self.then):
            raise Enough
        self.then[len(self.waits) - 1]()

    async def poll(self) -> list[str]:
        """Poll until enough was seen; the events of the log."""
        with capture_logs() as logged:
            async with serving(self.script) as base, aiohttp.ClientSession() as session, asyncio.timeout(10):
                with pytest.raises(Enough):
                    await Polling(f"{base}/bot1:a", session, self.receive, wait=self.wait).run()
        return [entry["event"] for entry in logged]


def nothing() -> None:
    """Nothing comes meanwhile."""


async def test_it_is_stored_and_told_once_and_asked_for_ever_more_seldom() -> None:
    line = Line([GARBAGE], [nothing] * 4)
    assert await line.poll() == ["update_without_id"]
    assert line.stored == ["garbage"]
    assert line.waits == [0.2, 1.0, 3.0, 3.0, 3.0]
    assert line.polls == 5


async def test_the_others_of_its_batch_and_those_that_come_later_are_confirmed() -> None:
    def more() -> None:
        line.queue.append(update(7))

    line = Line([update(1), GARBAGE, update(2)], [nothing, more])
    assert await line.poll() == ["update_without_id"]
    assert line.stored == ["1", "garbage", "2", "7"]
    assert line.queue == [GARBAGE]
    assert line.waits == [0.2, 1.0, 0.2], "what comes is a reason to ask often again"


async def test_what_is_new_without_an_id_is_told_and_stored_too() -> None:
    def another() -> None:
        line.queue.append({"message": None})

    line = Line([GARBAGE], [another])
    assert await line.poll() == ["update_without_id"] * 2
    assert line.stored == ["garbage", "garbage"]


async def test_what_could_not_be_stored_is_stored_when_it_comes_again() -> None:
    line = Line([GARBAGE, update(1)], [nothing], refuse=[RuntimeError("the disk is full")])
    assert await line.poll() == ["inbox_refused", "poll_failed", "update_without_id"]
    assert line.stored == ["garbage", "1"]
    assert line.queue == [GARBAGE]
