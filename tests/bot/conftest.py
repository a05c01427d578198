"""What the bot's tests share: plain logs, and a sandbox with a few people in it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import structlog
from aiohttp import web

from sandbox.server import create_app
from sandbox.world.world import World
from tests.bot.sending import CLERK, RESIDENT, TEAM
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
    runner = web.AppRunner(create_app(World(limits=False)))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        sandbox = Sandbox(session, f"http://127.0.0.1:{runner.addresses[0][1]}")
        await sandbox.person(RESIDENT, "王芳", "en")
        await sandbox.person(CLERK, "李敏", "en")
        await sandbox.group(TEAM, "水电组", CLERK)
        yield sandbox
    await runner.cleanup()
