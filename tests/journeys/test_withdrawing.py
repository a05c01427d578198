"""A resident thinks better of it, and of that again."""

from __future__ import annotations

from tests.cast import CHEN, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words
from tickets.ticket import State


async def test_never_mind_and_after_all(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("厨房水龙头滴水")
    await wang.say("算了")
    card = await wang.last()
    assert "好的，没有提交" in words(card)
    assert "「厨房水龙头滴水」" in words(card)
    assert buttons(card) == ["还是要报"]
    await estate.sandbox.move(minutes=120)
    assert [ticket.state for ticket in await estate.tickets(WANG)] == [State.DROPPED]
    await wang.press("还是要报")
    await wang.press("没错，提交")
    assert "R-261123-001" in words(await wang.last())
    assert "厨房水龙头滴水" in words(await estate.in_group(CHEN).last())
    await wang.say("不用修了")
    await wang.press("确定取消")
    assert [ticket.state for ticket in await estate.tickets(WANG)] == [State.CANCELLED]


async def test_a_false_alarm_wakes_nobody(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("厨房水管爆了，3栋2单元1201，水都流到客厅了")
    await wang.say("没事了，谢谢")
    await estate.sandbox.move(minutes=5)
    assert await estate.sandbox.received(chat=estate.in_group(CHEN).chat) == []
