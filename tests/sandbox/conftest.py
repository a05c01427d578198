"""A sandbox of its own for each test, on a free port, with a clock that stands still at 02:10 in the night."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import Bot as PtbBot

from sandbox.clock import Clock
from sandbox.world.world import World
from tests.listening import listening
from tests.sandbox.client import TOKEN, Sandbox

NIGHT = datetime(2026, 11, 21, 18, 10, tzinfo=UTC)  # 02:10 in China


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    world = World(TOKEN, clock=Clock(NIGHT, running=False))
    async with listening(world) as (base, http):
        yield Sandbox(base, world, http)


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
