"""A technician and the front desk look up what they have to do, each in their own words."""

from __future__ import annotations

from tests.cast import CHEN, LI, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words


async def test_jobs_in_hand_and_what_waits(estate: Estate) -> None:
    wang, chen, li = (estate.speaker(each) for each in (WANG, CHEN, LI))
    await wang.say("厨房水管爆了，3栋2单元1201，水都流到客厅了")
    await wang.press("没错，马上派人")
    await estate.in_group(CHEN).press("我来接单")
    await chen.say("/my")
    jobs = await chen.last()
    assert words(jobs).startswith("手上的活\n🚨 R-261123-001 · 给水 · 3栋2单元1201\n已接单 · 陈师傅 · 02:25 前到场")
    await chen.press("R-261123-001")
    await chen.press("已到场")
    await chen.say("/my")
    assert "师傅已到场" in words(await chen.last())
    await li.say("/my")
    assert words(await li.last()).startswith("您负责的")
    assert buttons(await li.last()) == ["R-261123-001"]
    await chen.say("/language")
    await chen.press("English")
    await chen.say("/help")
    assert "You are here as: engineer." in words(await chen.last())
    await li.say("/help")
    assert "您在这里是：客服前台。" in words(await li.last())


async def test_the_menu_of_staff_names_what_is_theirs(estate: Estate) -> None:
    menus = [call["params"] for call in await estate.sandbox.received(method="setMyCommands")]
    own = next(each for each in menus if each["scope"].get("chat_id") == LI.id)
    described = {each["command"]: each["description"] for each in own["commands"]}
    assert described["my"] == "手上的活和我的报修"
    everybody = next(each for each in menus if each["scope"]["type"] == "all_private_chats")
    assert {each["description"] for each in everybody["commands"]} >= {"我的报修"}
