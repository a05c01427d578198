"""Buttons under messages and below them."""

import asyncio

import pytest
from playwright.async_api import Page, Route, expect

from tests.sandbox.page.estate import Estate, pane, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

OK = {
    "inline_keyboard": [
        [{"text": "没错，马上派人", "callback_data": "ok"}, {"text": "不报了", "callback_data": "no"}],
    ]
}


async def test_a_press_turns_until_the_toast(estate: Estate, page: Page) -> None:
    supervisor = pane(page, "supervisor")
    await estate.tell(estate.sun, "6 分钟无人接单", reply_markup=OK)
    button = supervisor.get_by_role("button", name="没错，马上派人")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await estate.answer(text="已由陈师傅接单")
    await expect(supervisor.get_by_role("status")).to_have_text("已由陈师傅接单")
    await expect(button).to_have_attribute("aria-busy", "false")
    await expect(pane(page, "resident").get_by_role("status")).to_be_empty()


async def test_an_alert_waits_to_be_read(estate: Estate, page: Page) -> None:
    supervisor = pane(page, "supervisor")
    await estate.tell(estate.sun, "?", reply_markup=OK)
    await supervisor.get_by_role("button", name="不报了").click()
    await estate.answer(text="请先说明原因", show_alert=True)
    alert = supervisor.get_by_role("alertdialog")
    await expect(alert).to_contain_text("请先说明原因")
    await expect(alert.get_by_role("button")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(alert).to_have_count(0)


async def test_an_answer_with_a_link_opens_the_private_chat_and_back(estate: Estate, page: Page) -> None:
    group = pane(page, "group")
    await estate.tell(estate.group, "R-261122-007", reply_markup=OK)
    await group.get_by_role("button", name="没错，马上派人").click()
    await estate.answer(url="https://t.me/huiyin_sandbox_bot?start=quote7")
    started = await estate.heard("message")
    assert (started["text"], started["chat"]["id"]) == ("/start quote7", estate.chen)
    await expect(group.locator(".words")).to_have_text("/start quote7")
    await group.get_by_role("button", name="返回 示范花园 水电组").click()
    await expect(group.locator(".words")).to_have_text("R-261122-007")
    await expect(group.get_by_label("身份")).to_have_value(str(estate.chen))


async def test_a_link_button_opens_where_the_person_is_on_show(estate: Estate, page: Page) -> None:
    link = {"text": "打开工单", "url": "https://t.me/huiyin_sandbox_bot?start=t7"}
    await pane(page, "supervisor").get_by_label("切换人物或群").select_option(str(estate.chen))
    await estate.tell(estate.group, "卡片", reply_markup={"inline_keyboard": [[link]]})
    await pane(page, "group").get_by_role("button", name="打开工单").click()
    await expect(pane(page, "supervisor").locator(".words")).to_have_text("/start t7")
    await expect(pane(page, "group").locator(".words")).to_have_text("卡片")


async def test_the_reply_keyboard_sends_words_and_asks_before_the_number(estate: Estate, page: Page) -> None:
    desk = pane(page, "desk")
    rows = [[{"text": "发送我的手机号", "request_contact": True}], [{"text": "今天到期"}]]
    await estate.tell(estate.li, "请核对", reply_markup={"keyboard": rows})
    await desk.get_by_role("button", name="今天到期").click()
    assert (await estate.heard("message"))["text"] == "今天到期"
    await desk.get_by_role("button", name="发送我的手机号").click()
    await desk.get_by_role("alertdialog").get_by_role("button", name="发送号码").click()
    assert (await estate.heard("message"))["contact"]["user_id"] == estate.li
    await desk.get_by_role("button", name="键盘").click()
    await expect(desk.get_by_role("button", name="今天到期")).to_have_count(0)


async def test_a_keyboard_that_comes_while_the_chat_is_read_stands(estate: Estate, page: Page) -> None:
    answered, told = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        answer = await route.fetch()
        answered.set()
        await told.wait()
        await route.fulfill(response=answer)

    await page.route(f"**/chats/{estate.li}/messages", late)
    await page.reload()
    await answered.wait()
    await estate.tell(estate.li, "请核对", reply_markup={"keyboard": [[{"text": "今天到期"}]]})
    key = pane(page, "desk").get_by_role("button", name="今天到期")
    await expect(key).to_be_visible()
    async with page.expect_response(f"**/chats/{estate.li}/messages"):
        told.set()
    await page.evaluate("new Promise(requestAnimationFrame)")
    await expect(key).to_be_visible()
    await expect(pane(page, "desk").locator(".words")).to_have_text("请核对")


async def test_a_forced_reply_is_begun_at_once(estate: Estate, page: Page) -> None:
    asked = await estate.tell(estate.wang, "几号楼？", reply_markup={"force_reply": True})
    resident = pane(page, "resident")
    await expect(resident.locator(".context")).to_contain_text("几号楼？")
    await write(resident, "3栋")
    assert (await estate.heard("message"))["reply_to_message"]["message_id"] == asked
    await expect(resident.locator(".context")).to_have_count(0)
