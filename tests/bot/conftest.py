"""What the bot's tests share: a sandbox with a few people in it."""

from collections.abc import AsyncIterator

import pytest

from sandbox.world.world import World
from tests.bot.sending import CLERK, RESIDENT, TEAM
from tests.listening import listening
from tests.sandbox_client import Sandbox


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with listening(World(limits=False)) as (base, session):
        sandbox = Sandbox(session, base)
        await sandbox.person(RESIDENT, "王芳", "en")
        await sandbox.person(CLERK, "李敏", "en")
        await sandbox.group(TEAM, "水电组", CLERK)
        yield sandbox
