"""What a newcomer sees: the demonstration as `make run` starts it, and J1 played by clicks in its page."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.journeys.product import ROOT
from tests.sandbox.page.browser import launched, look_at
from tests.sandbox.page.estate import bubbles, pane, write

PATIENCE = 20_000
PICTURE = ROOT / "docs" / "page.png"


@asynccontextmanager
async def demonstration(folder: Path) -> AsyncIterator[str]:
    """`python -m bot run` without a token, in an empty folder; the address that it names."""
    environment = {name: value for name, value in os.environ.items() if name != "BOT_TOKEN"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT), "HTTP_PORT": "0", "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    try:
        address, told = "", b""
        while b"[info     ] ready" not in told:
            told = await process.stdout.readline()
            assert told, "the demonstration ended"
            address = address or "".join(re.findall(r"http://127\.0\.0\.1:\d+/\S*", told.decode()))
        drain = asyncio.ensure_future(process.stdout.read())
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            assert await process.wait() == 0
    await drain


async def click(where: Locator, button: str) -> None:
    """Click the newest button of that name, as soon as it is there."""
    found = where.get_by_role("button", name=button, exact=True).last
    await found.click(timeout=PATIENCE)


async def told(where: Locator, words: str) -> None:
    """Wait until the newest message says so."""
    await expect(bubbles(where).last).to_contain_text(words, timeout=PATIENCE)


async def report(page: Page) -> None:
    """The burst pipe, from the first words to the card in the group; it is on the desk's list."""
    resident, desk = pane(page, "resident"), pane(page, "desk")
    await write(resident, "厨房水管爆了，3栋2单元1201，水都流到客厅了")
    await told(resident, "我的理解对吗")
    await click(resident, "没错，马上派人")
    await told(pane(page, "group"), "给水")
    await write(desk, "/desk")
    await told(desk, "R-")


async def escalate(page: Page) -> None:
    """Nobody acts, and the clock is moved on until the supervisor hears of it."""
    for _ in range(2):
        await click(page.locator("#bar"), "+5 分钟")
    await told(pane(page, "supervisor"), "无人接单")
    await expect(page.locator("#bar .state")).to_have_text("空闲", timeout=PATIENCE)


async def arrive(page: Page) -> None:
    """A technician takes it and is there."""
    resident, group = pane(page, "resident"), pane(page, "group")
    await click(group, "我来接单")
    await told(resident, "已接单")
    await click(group, "已到场")
    await told(resident, "已到场")


async def finish(page: Page) -> None:
    """Done without a picture: the private chat asks, and the resident signs and rates."""
    resident, group = pane(page, "resident"), pane(page, "group")
    await click(group, "完工")
    await click(group, "没有照片，直接完工")
    await told(resident, "问题解决了吗")
    await click(resident, "解决了，验收")
    await click(resident, "5")
    await told(resident, "已办结")


async def test_j1_is_played_by_clicks(tmp_path: Path) -> None:
    async with demonstration(tmp_path) as address, launched() as browser, look_at(browser, address) as page:
        await report(page)
        await escalate(page)
        if os.environ.get("TAKE_PICTURE"):
            await page.screenshot(path=PICTURE)
        await arrive(page)
        await finish(page)
