"""The page as a newcomer opens it, without anybody named in its address."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.sandbox.page.browser import look_at
from tests.sandbox.page.estate import Estate, bubbles, pane

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_it_shows_whom_the_sandbox_was_told(browser: Browser, estate: Estate) -> None:
    shown = {"resident": estate.wang, "group": f"{estate.group}:{estate.chen}", "supervisor": estate.sun}
    await estate.sandbox.post("shown", **shown, desk=estate.li)
    async with look_at(browser, f"{estate.sandbox.base}/") as page:
        for slot, name in {"resident": "王女士", "group": "陈师傅", "supervisor": "孙主管", "desk": "李敏"}.items():
            await expect(pane(page, slot)).to_contain_text(name)


async def test_an_empty_chat_of_a_resident_has_three_things_to_try(estate: Estate, page: Page) -> None:
    tries = pane(page, "resident").locator("button.try")
    await expect(tries).to_have_count(3)
    await expect(pane(page, "desk").locator("button.try")).to_have_count(0)
    words = await tries.first.inner_text()
    await tries.first.click()
    await expect(bubbles(pane(page, "resident")).last).to_contain_text(words)
    await expect(tries).to_have_count(0)
