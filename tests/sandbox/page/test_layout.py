"""Who is on show where, on wide and narrow screens, in three languages."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.sandbox.client import Sandbox
from tests.sandbox.page.browser import look_at
from tests.sandbox.page.estate import Estate, pane, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

SLOTS = ("resident", "group", "supervisor", "desk")


async def test_the_address_says_who_is_on_show(estate: Estate, page: Page) -> None:
    shown = [pane(page, slot).get_by_label("切换人物或群") for slot in SLOTS]
    for select, chat in zip(shown, (estate.wang, estate.group, estate.sun, estate.li), strict=True):
        await expect(select).to_have_value(str(chat))
    await shown[0].select_option(label="赵师傅")
    await page.reload()
    await expect(shown[0]).to_have_value(str(estate.zhao))


async def test_without_a_wish_the_panes_fill_as_people_come(browser: Browser, sandbox: Sandbox) -> None:
    async with look_at(browser, f"{sandbox.base}/") as page:
        await expect(pane(page, "desk")).to_contain_text("还没有人")
        chen = await sandbox.person("陈师傅")
        group = await sandbox.group(chen)
        await expect(pane(page, "group").get_by_label("切换人物或群")).to_have_value(str(group))
        await expect(pane(page, "group").get_by_label("身份")).to_have_value(str(chen))
        wang = await sandbox.person("王女士")
        await expect(pane(page, "supervisor").get_by_label("切换人物或群")).to_have_value(str(wang))


async def test_on_a_narrow_screen_tabs_choose_and_count(browser: Browser, estate: Estate) -> None:
    async with look_at(browser, estate.address, width=390, height=780) as page:
        tabs = page.locator("#tabs")
        await expect(pane(page, "resident")).to_be_visible()
        await expect(pane(page, "group")).to_be_hidden()
        await estate.tell(estate.group, "R-261122-007")
        await tabs.get_by_role("button", name="师傅群").get_by_text("1").click()
        await expect(pane(page, "group").get_by_text("R-261122-007")).to_be_in_viewport()
        await expect(pane(page, "resident")).to_be_hidden()
        await expect(tabs.locator(".count")).to_have_count(0)
        await write(pane(page, "group"), "收到")
        await expect(pane(page, "group").locator(".message.own")).to_have_count(1)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390


SPOKEN = {
    "zh-CN": ("zh-Hans", "发送", "2026年11月22日周日"),
    "zh-TW": ("zh-Hant", "傳送", "2026年11月22日週日"),
    "en-GB": ("en", "Send", "Sun, 22 November 2026"),
}


@pytest.mark.parametrize("locale", SPOKEN)
async def test_the_browsers_language_is_the_pages(browser: Browser, estate: Estate, locale: str) -> None:
    tag, send, date = SPOKEN[locale]
    async with look_at(browser, estate.address, locale=locale) as page:
        await expect(page.locator("html")).to_have_attribute("lang", tag)
        await expect(pane(page, "desk").get_by_role("button", name=send, exact=True)).to_be_visible()
        await expect(page.locator("#bar .date")).to_contain_text(date)


async def test_a_language_chosen_is_kept(estate: Estate, page: Page) -> None:
    await page.get_by_label("语言").select_option(label="English")
    await expect(pane(page, "resident").locator(".slot")).to_have_text("Resident")
    await page.reload()
    await expect(page.get_by_role("button", name="to 16:00")).to_be_visible()
    await expect(page.get_by_label("Language")).to_have_value("en")


async def test_dark_and_light_follow_the_system(estate: Estate, page: Page) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(colour)
    await page.emulate_media(color_scheme="dark")
    dark = await page.evaluate(colour)
    brightness = [sum(map(int, each[4:-1].split(","))) for each in (light, dark)]
    assert brightness[0] > 600
    assert brightness[1] < 150
