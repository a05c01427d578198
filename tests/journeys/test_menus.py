"""The commands that Telegram shows speak the language of the chat."""

from __future__ import annotations

from typing import Any

from bot.telegram.menus import Menus
from tests.cast import CHEN, LI, LIAO, PLUMBERS, SMITH, WANG
from tests.journeys.estate import Estate


async def menus(estate: Estate, chat: int) -> list[dict[str, str]]:
    """What was registered for that chat alone, the newest last: descriptions by their commands."""
    await estate.sandbox.idle()
    calls: list[Any] = [call["params"] for call in await estate.sandbox.received(method="setMyCommands", limit=200)]
    own = [call for call in calls if call["scope"].get("chat_id") == chat]
    assert all("language_code" not in call for call in own)
    return [{each["command"]: each["description"] for each in call["commands"]} for call in own]


async def test_traditional_words_bring_a_traditional_menu_that_follows_the_language(estate: Estate) -> None:
    liao = estate.speaker(LIAO)
    await liao.say("廚房水龍頭漏水，3座2單元1202")
    assert (await menus(estate, LIAO.id))[-1]["report"] == "我要報修"
    await liao.say("/language")
    await liao.press("English")
    assert (await menus(estate, LIAO.id))[-1]["my"] == "My requests"
    await liao.say("/language")
    await liao.press("简体中文")
    assert (await menus(estate, LIAO.id))[-1]["my"] == "我的报修"


async def test_whose_telegram_is_traditional_needs_no_words_for_it(estate: Estate) -> None:
    liao = estate.speaker(LIAO)
    await liao.say("/start")
    await liao.say("/help")
    assert [menu["my"] for menu in await menus(estate, LIAO.id)] == ["我的報修"]


async def test_who_is_shown_the_right_menu_anyway_gets_none_of_their_own(estate: Estate) -> None:
    await estate.speaker(WANG).say("厨房水龙头滴水，3栋2单元1201")
    assert await menus(estate, WANG.id) == []


async def test_the_menus_of_staff_and_groups_follow_their_chats(estate: Estate) -> None:
    await estate.speaker(WANG).say("厨房水管爆了，3栋2单元1201，水都流到客厅了")
    await estate.speaker(WANG).press("没错，马上派人")
    await estate.in_group(CHEN).press("我来接单")
    for person in (LI, CHEN):
        await estate.speaker(person).say("/language")
        await estate.speaker(person).press("English")
        assert (await menus(estate, person.id))[-1]["desk"] == "What waits for me"
    group = estate.in_group(CHEN)
    await group.say("/language@" + str(estate.application.resources.bot.username))
    await group.press("English")
    assert (await menus(estate, PLUMBERS.chat_id))[-1]["unbind"] == "Release this group"
    resources = estate.application.resources
    await Menus(resources.database, resources.bot, estate.application.renderer, estate.application.clock).register()
    assert (await menus(estate, LI.id))[-1]["desk"] == "What waits for me"


async def test_english_words_bring_an_english_menu(estate: Estate) -> None:
    await estate.speaker(SMITH).say("The kitchen tap is dripping")
    assert (await menus(estate, SMITH.id))[-1]["my"] == "My requests"
