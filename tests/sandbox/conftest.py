"""A sandbox of its own for each test, on a free port, with a clock that stands still at 02:10 in the night."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession, web
from telegram import Bot as PtbBot

from sandbox.clock import Clock
from sandbox.server import create_app
from sandbox.world.world import World
from tests.sandbox.client import TOKEN, Sandbox

NIGHT = datetime(2026, 11, 21, 18, 10, tzinfo=UTC)  # 02:10 in China


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    world = World(TOKEN, clock=Clock(NIGHT, running=False))
    runner = web.AppRunner(create_app(world))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with ClientSession() as http:
        yield Sandbox(f"http://127.0.0.1:{runner.addresses[0][1]}", world, http)
    await runner.cleanup()


@pytest.fixture
async def aiogram_bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(sandbox.base)))
    yield bot
    await bot.session.close()


@pytest.fixture
async def ptb_bot(sandbox: Sandbox) -> AsyncIterator[PtbBot]:
    bot = PtbBot(TOKEN, base_url=f"{sandbox.base}/bot", base_file_url=f"{sandbox.base}/file/bot")
    async with bot:
        yield bot
