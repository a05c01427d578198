"""One browser for the session, an estate and a page for each test, all in the loop where the browser lives."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Page

from sandbox.clock import Clock
from sandbox.world.world import World
from tests.listening import listening
from tests.sandbox.client import TOKEN, Sandbox
from tests.sandbox.conftest import NIGHT
from tests.sandbox.page.browser import launched, look_at
from tests.sandbox.page.estate import Estate


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    world = World(TOKEN, clock=Clock(NIGHT, running=False))
    async with listening(world) as (base, http):
        yield Sandbox(base, world, http)


@pytest_asyncio.fixture(loop_scope="session")
async def estate(sandbox: Sandbox) -> Estate:
    names = ("王女士", "陈师傅", "赵师傅", "孙主管", "李敏")
    wang, chen, zhao, sun, li = [await sandbox.person(name, phone_number="+8613800000000") for name in names]
    group = await sandbox.group(chen, zhao, title="示范花园 水电组")
    return Estate(sandbox, wang, chen, zhao, sun, li, group)


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, estate: Estate) -> AsyncIterator[Page]:
    async with look_at(browser, estate.address) as opened:
        yield opened
