"""What is said on either side stands in the chat."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.page.estate import Estate, bubbles, pane, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_words_go_out_and_the_answer_comes_in(estate: Estate, page: Page) -> None:
    resident = pane(page, "resident")
    await write(resident, "厨房水管爆了")
    assert (await estate.heard("message"))["text"] == "厨房水管爆了"
    await estate.tell(estate.wang, "您好，我的理解对吗？")
    own, other = bubbles(resident).nth(0), bubbles(resident).nth(1)
    await expect(own).to_have_class("message own ")
    await expect(other).to_have_class("message other ")
    await expect(other.locator(".words")).to_have_text("您好，我的理解对吗？")
    await expect(other.locator("time")).to_have_text("02:10")
    await expect(resident.get_by_role("log")).to_have_attribute("aria-live", "polite")
    await expect(resident.locator("textarea")).to_have_value("")


async def test_a_reply_quotes_and_the_last_own_message_is_edited(estate: Estate, page: Page) -> None:
    group = pane(page, "group")
    card = await estate.tell(estate.group, "R-261122-007 卡片")
    await bubbles(group).last.hover()
    await bubbles(group).last.get_by_role("button", name="回复", exact=True).click()
    await write(group, "收到")
    assert (await estate.heard("message"))["reply_to_message"]["message_id"] == card
    await expect(bubbles(group).last.locator(".quoted")).to_contain_text("R-261122-007 卡片")
    await group.locator("textarea").press("ArrowUp")
    await expect(group.locator("textarea")).to_have_value("收到")
    await write(group, "收到，马上去")
    assert (await estate.heard("edited_message"))["text"] == "收到，马上去"
    await expect(bubbles(group).last.locator(".marks")).to_contain_text("已编辑")


async def test_in_a_group_one_chooses_who_speaks(estate: Estate, page: Page) -> None:
    group = pane(page, "group")
    await group.get_by_label("身份").select_option(label="赵师傅")
    await write(group, "我在")
    await expect(bubbles(group).last).to_have_class("message own ")
    await expect(bubbles(group).last.locator(".unseen")).to_have_text("机器人未见")
    await group.get_by_label("身份").select_option(label="陈师傅")
    await expect(bubbles(group).last.locator(".sender")).to_have_text("赵师傅")
    assert f"group={estate.group}:{estate.chen}" in page.url


async def test_commands_are_offered_while_one_is_written(estate: Estate, page: Page) -> None:
    commands = [{"command": "report", "description": "报修"}, {"command": "my", "description": "我的工单"}]
    await estate.sandbox.result("setMyCommands", commands=commands)
    resident = pane(page, "resident")
    await resident.locator("textarea").fill("/m")
    await expect(resident.locator(".commands li")).to_have_text(["/my 我的工单"])
    await resident.locator(".commands button").click()
    assert (await estate.heard("message"))["text"] == "/my"


async def test_a_refusal_is_shown_and_the_words_are_kept(estate: Estate, page: Page) -> None:
    desk = pane(page, "desk")
    await estate.sandbox.patch(f"people/{estate.li}", blocked=True)
    await expect(desk.get_by_text("已屏蔽机器人")).to_be_visible()
    await desk.get_by_role("button", name="解除屏蔽").click()
    await write(desk, "长" * 5000)
    await expect(desk.locator(".toast.refusal")).to_be_visible()
    await expect(desk.locator("textarea")).to_have_value("长" * 5000)


async def test_the_newest_is_followed_only_from_the_bottom(estate: Estate, page: Page) -> None:
    resident = pane(page, "resident")
    for number in range(30):
        await estate.tell(estate.wang, f"第 {number} 条")
    await expect(resident.get_by_text("第 29 条")).to_be_in_viewport()
    await resident.get_by_role("log").evaluate("log => { log.scrollTop = 0 }")
    await expect(resident.locator(".down")).to_be_visible()
    await estate.tell(estate.wang, "新的")
    await expect(resident.locator(".down .count")).to_have_text("1")
    await expect(resident.get_by_text("新的")).not_to_be_in_viewport()
    await resident.get_by_role("button", name="到最新消息").click()
    await expect(resident.get_by_text("新的")).to_be_in_viewport()
    await expect(resident.locator(".down")).to_have_count(0)


async def test_a_forums_topics_are_told_apart(estate: Estate, page: Page) -> None:
    forum = await estate.sandbox.group(estate.chen, title="工程部", forum=True, topics=["水电", "电梯"])
    water, lifts = [topic["message_thread_id"] for topic in (await topics_of(estate, forum))]
    group = pane(page, "group")
    await group.get_by_label("切换人物或群").select_option(str(forum))
    await estate.tell(forum, "电梯工单", message_thread_id=lifts)
    await expect(bubbles(group).last.locator(".marks")).to_contain_text("# 电梯")
    await group.get_by_label("话题").select_option(label="# 水电")
    await expect(group.get_by_text("电梯工单")).to_have_count(0)
    await write(group, "/my")
    assert (await estate.heard("message"))["message_thread_id"] == water


async def topics_of(estate: Estate, forum: int) -> list[dict[str, int]]:
    state = await estate.sandbox.get("state")
    (chat,) = [chat for chat in state["chats"] if chat["id"] == forum]
    topics: list[dict[str, int]] = chat["topics"]
    return topics


async def test_a_group_that_migrates_is_followed(estate: Estate, page: Page) -> None:
    small = await estate.sandbox.group(estate.chen, title="旧群", type="group")
    group = pane(page, "group")
    await group.get_by_label("切换人物或群").select_option(str(small))
    new = (await estate.sandbox.post(f"chats/{small}/migrate"))["id"]
    await expect(group.get_by_label("切换人物或群")).to_have_value(str(new))
    await estate.tell(new, "还在")
    await expect(group.get_by_text("还在")).to_be_visible()
