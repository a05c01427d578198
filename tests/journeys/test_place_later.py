"""An emergency went out before anybody knew where it is; the technicians have it as soon as somebody says so."""

from __future__ import annotations

from tests.cast import CHEN, HE, LI, LIAO, PLUMBERS
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words

LOST = "廚房水喉爆咗，水浸到客廳"
NUMBER = "R-261123-001"


async def test_the_resident_names_the_place_later(estate: Estate) -> None:
    liao, crew = estate.speaker(LIAO), estate.in_group(CHEN)
    await liao.say(LOST)
    await liao.press("沒錯，馬上派人")
    assert await estate.sandbox.received(chat=PLUMBERS.chat_id) == []
    assert "地点不明" in words(await estate.speaker(LI).last())
    told = len(await estate.speaker(HE).seen())
    await estate.sandbox.move(minutes=2)
    await liao.say("3座2單元1201")
    card = await crew.last()
    assert words(card).startswith(f"🚨 紧急 · 给水 · {NUMBER}\n3栋2单元1201")
    assert "我来接单" in buttons(card)
    assert len(await estate.speaker(HE).seen()) == told + 1
    (sent,) = await estate.sandbox.received(chat=PLUMBERS.chat_id)
    assert not sent["params"].get("disable_notification")


async def test_the_front_desk_learns_the_place_and_passes_it_on(estate: Estate) -> None:
    liao, desk = estate.speaker(LIAO), estate.speaker(LI)
    await liao.say(LOST)
    await estate.sandbox.move(minutes=1)
    await desk.press("填写地点")
    await desk.say("3-2-1201")
    assert await estate.sandbox.received(chat=PLUMBERS.chat_id) == [], "nobody is sure who wrote it"
    assert any(text.startswith("地点：3栋2单元1201") for text in await desk.seen())
    assert await desk.press("转给师傅") == "已转给「给水电组」。"
    card = words(await estate.in_group(CHEN).last())
    assert NUMBER in card
    assert "未经住户确认" in card
