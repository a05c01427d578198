"""What the journeys share: a sandbox over HTTP, and the estate of the cast served beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
import structlog
from aiohttp import web

from sandbox.server import create_app
from sandbox.world.world import World
from tests import cast
from tests.journeys.estate import Estate, served
from tests.sandbox_client import Sandbox

# A picture of every failure takes seconds.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.dev.ConsoleRenderer(colors=False),
    ]
)


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    """A sandbox on a free port, its limits off, with the cast and their groups in it."""
    runner = web.AppRunner(create_app(World()))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as session:
        sandbox = Sandbox(session, f"http://127.0.0.1:{port}")
        await populate(sandbox)
        yield sandbox
    await runner.cleanup()


async def populate(sandbox: Sandbox) -> None:
    """Put the cast into Telegram, and the bot into their groups."""
    await sandbox.call("POST", "limits", on=False)
    await sandbox.call("POST", "clock", to=cast.NIGHT.isoformat(), running=False)
    for person in cast.EVERYBODY:
        language = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}[person.locale]
        await sandbox.person(person.id, person.name, language, started=person.reachable)
    crew = [cast.HE.id, cast.CHEN.id, cast.ZHAO.id]
    for group in (cast.PLUMBERS, cast.EVERYTHING):
        await sandbox.group(group.chat_id, group.title, *crew)


@pytest.fixture
async def estate(telegram: Sandbox, database_url: str) -> AsyncIterator[Estate]:
    """The estate of the cast, served beside the sandbox on each database."""
    async with served(telegram, database_url) as estate:
        yield estate
