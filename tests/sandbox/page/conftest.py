"""An estate on a page of its own for each test."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page

from tests.sandbox.client import Sandbox
from tests.sandbox.page.browser import open_page
from tests.sandbox.page.estate import Estate


@pytest.fixture
async def estate(sandbox: Sandbox) -> Estate:
    wang, chen, zhao, sun, li = [
        await sandbox.person(name, phone_number="+8613800000000")
        for name in ("王女士", "陈师傅", "赵师傅", "孙主管", "李敏")
    ]
    group = await sandbox.group(chen, zhao, title="示范花园 水电组")
    return Estate(sandbox, wang, chen, zhao, sun, li, group)


@pytest.fixture
async def page(estate: Estate) -> AsyncIterator[Page]:
    async with open_page(estate.address) as opened:
        yield opened
