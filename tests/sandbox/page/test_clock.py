"""The clock above the panes, and whether the bot is busy."""

from datetime import UTC, datetime

import pytest
from aiohttp import web
from playwright.async_api import Page, expect

from tests.sandbox.page.estate import Estate

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_clock_shows_the_estates_time_and_moves(estate: Estate, page: Page) -> None:
    time = page.locator("#bar time")
    await expect(time).to_have_text("02:10:00")
    await expect(page.locator("#bar .date")).to_have_text("2026年11月22日周日 · 已暂停")
    await page.get_by_role("button", name="+5 分钟").click()
    await expect(time).to_have_text("02:15:00")
    await page.get_by_role("button", name="+1 小时").click()
    await expect(time).to_have_text("03:15:00")
    await page.get_by_role("button", name="到 16:00").click()
    await expect(time).to_have_text("16:00:00")
    assert estate.sandbox.world.clock.now() == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


async def test_sixteen_is_tomorrows_once_it_has_struck(estate: Estate, page: Page) -> None:
    await estate.sandbox.post("clock", to="2026-11-22T08:00:00+00:00")
    await expect(page.locator("#bar time")).to_have_text("16:00:00")
    await page.get_by_role("button", name="到 16:00").click()
    await expect(page.locator("#bar .date")).to_contain_text("11月23日")
    assert estate.sandbox.world.clock.now() == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


async def test_the_clock_is_started_and_stopped(estate: Estate, page: Page) -> None:
    await page.get_by_role("button", name="启动时钟").click()
    await page.get_by_role("button", name="暂停时钟").click()
    await expect(page.locator("#bar .date")).to_contain_text("已暂停")
    assert estate.sandbox.world.clock.version == 2


async def test_the_bot_is_absent_then_busy_then_idle(estate: Estate, page: Page) -> None:
    state = page.locator("#bar .state")
    await expect(state).to_have_text("机器人未连接")
    answer = {"idle": False, "open": {"outbox": 1}}

    async def idle(_: web.Request) -> web.Response:
        return web.json_response(answer)

    app = web.Application()
    app.router.add_get("/idle", idle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/idle"
        await estate.sandbox.post("bot", token=estate.sandbox.world.bot.token, idle_url=url)
        await expect(state).to_have_text("处理中")
        answer = {"idle": True}
        await expect(state).to_have_text("空闲", timeout=10_000)
    finally:
        await runner.cleanup()
