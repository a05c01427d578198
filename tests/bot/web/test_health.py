"""Whether the service may be given work: each part that does not live is named, by a clock of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.act_runner import ActRunner
from bot.clock import SystemClock
from bot.watch import Watch
from bot.web.health import WITHIN, Beats, checks, health_routes
from bot.web.metrics import Metrics
from storage.database import Database, engine_of
from tests.bot.sending import POLICY, furnish, sending
from tests.sandbox_client import Sandbox


class Brittle:
    """An engine that can be lost."""

    def __init__(self, url: str) -> None:
        self.lost = False
        self._engine = engine_of(url)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    async def read(self, work: Any) -> Any:
        if self.lost:
            raise ConnectionRefusedError("by design")
        return await self._engine.read(work)


@dataclass
class House:
    """The parts, and what /readyz says of them."""

    engine: Brittle
    session: ClientSession
    address: str = ""
    now: float = 1000.0
    beats: Beats = field(init=False)
    database: Database = field(init=False)
    metrics: Metrics = field(init=False)
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.beats = Beats(lambda: self.now)
        self.database = Database(self.engine)
        self.metrics = Metrics(lambda: self.database.commits)
        clock = SystemClock()
        self.watch = Watch(
            database=self.database,
            clock=clock,
            acts=ActRunner(POLICY, clock),
            metrics=self.metrics,
            beat=self.beats.of("watch"),
        )

    async def ready(self) -> tuple[int, dict[str, str]]:
        """The status, and what is wrong by part."""
        async with self.session.get(f"{self.address}/readyz") as answer:
            said = await answer.json()
        assert said["ready"] == (answer.status == 200)
        return answer.status, said["wrong"]

    async def live(self) -> None:
        """Every part comes round once."""
        await self.watch.look()
        self.beats.of("sender")()


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    async with ClientSession() as session:
        house = House(Brittle(database_url), session)
        app = web.Application()
        app.add_routes(health_routes(checks(house.database, house.beats), house.metrics))
        async with TestServer(app) as server:
            house.address = str(server.make_url("")).rstrip("/")
            yield house
        house.engine.lost = False
        await house.database.close()


async def test_ready_is_who_has_everything(house: House) -> None:
    assert await house.ready() == (503, {"watch": "has not started", "sender": "has not started"})
    await house.live()
    assert await house.ready() == (200, {})
    house.now += WITHIN
    assert await house.ready() == (200, {})


async def test_a_lost_database_is_named_at_once_and_its_watch_when_it_is_late(house: House) -> None:
    await house.live()
    house.engine.lost = True
    assert await house.ready() == (503, {"database": "ConnectionRefusedError"})
    house.now += WITHIN + 1
    with pytest.raises(ConnectionRefusedError):
        await house.watch.look()
    house.beats.of("sender")()
    assert await house.ready() == (503, {"database": "ConnectionRefusedError", "watch": "silent for 16 s"})
    house.engine.lost = False
    await house.live()
    assert await house.ready() == (200, {})


async def test_a_watch_that_is_silent_is_named(house: House) -> None:
    await house.live()
    house.now += WITHIN + 1
    house.beats.of("sender")()
    assert await house.ready() == (503, {"watch": "silent for 16 s"})
    await house.watch.look()
    assert await house.ready() == (200, {})


async def test_a_sender_that_has_ended_is_named(house: House, telegram: Sandbox) -> None:
    async with house.database.begin() as tx:
        await tx.run(furnish)
    async with sending(house.database, telegram, beat=house.beats.of("sender")):
        await house.watch.look()
        assert await house.ready() == (200, {}), "it looks for what is due"
    house.now += WITHIN + 1
    await house.watch.look()
    assert await house.ready() == (503, {"sender": "silent for 16 s"})
