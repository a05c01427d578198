"""Faults on order, and a world that starts anew."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.page.estate import Estate, pane

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_fault_is_ordered_and_cleared(estate: Estate, page: Page) -> None:
    await page.get_by_role("button", name="演练").click()
    drawer = page.get_by_role("complementary")
    await drawer.get_by_label("调用").select_option("sendMessage")
    await drawer.get_by_role("button", name="429 限流").click()
    await expect(drawer.locator("li").first).to_have_text("error 429 · sendMessage · ×1")
    answer = await estate.sandbox.call("sendMessage", chat_id=estate.wang, text="好")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 5})
    await drawer.get_by_label("次数").select_option("")
    await drawer.get_by_role("button", name="502 网关").click()
    await expect(drawer.locator("li").first).to_have_text("error 502 · sendMessage · ∞")
    await drawer.get_by_role("button", name="全部清除").click()
    await expect(drawer).to_contain_text("待发生的故障")
    await estate.tell(estate.wang, "好")


async def test_a_person_blocks_the_bot(estate: Estate, page: Page) -> None:
    await page.get_by_role("button", name="演练").click()
    await page.get_by_label("王女士 屏蔽机器人").check()
    await expect(pane(page, "resident")).to_contain_text("已屏蔽机器人")
    assert "blocked" in await estate.sandbox.complaint("sendMessage", chat_id=estate.wang, text="好")


async def test_the_clock_is_set_to_the_minute(estate: Estate, page: Page) -> None:
    await page.get_by_role("button", name="演练").click()
    await page.get_by_role("complementary").get_by_label("时钟").fill("2026-12-01T08:29")
    await page.get_by_role("button", name="设定").click()
    await expect(page.locator("#bar time")).to_have_text("08:29:00")


async def test_a_world_that_starts_anew_is_read_anew(estate: Estate, page: Page) -> None:
    await estate.tell(estate.wang, "旧")
    await expect(pane(page, "resident").locator(".words")).to_have_text("旧")
    await estate.sandbox.post("reset")
    await expect(pane(page, "resident")).to_contain_text("还没有人")
    new = await estate.sandbox.person("新来的")
    await estate.tell(new, "您好")
    await expect(pane(page, "resident").locator(".words")).to_have_text("您好")
