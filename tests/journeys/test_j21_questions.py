"""J21, its questions: what somebody asks of their own ticket is answered from it, and opens none."""

from __future__ import annotations

import pytest

from tests.cast import CHEN, LI, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words
from tickets.ticket import State


@pytest.mark.rule("IN22")
async def test_asked_three_times_then_cancelled(estate: Estate) -> None:
    wang, crew = estate.speaker(WANG), estate.in_group(CHEN)
    await wang.say("厨房水龙头滴水，3栋2单元1201")
    await wang.press("没错，提交")
    await crew.press("我来接单")
    seen = len(await estate.sandbox.received(chat=crew.chat))
    for asked in ("什么时候来", "师傅到哪了？", "怎么还没来"):
        await wang.say(asked)
        card = await wang.last()
        assert "陈师傅" in words(card)
        assert "前完成" in words(card)
        assert "催一下" in buttons(card)
    assert "请同事亲自答复您" in words(await wang.last())
    assert "住户已经问了 3 次进展" in words(await estate.speaker(LI).last())
    assert len(await estate.sandbox.received(chat=crew.chat)) == seen
    (ticket,) = await estate.tickets(WANG)
    assert await estate.words(ticket) == ["厨房水龙头滴水，3栋2单元1201"]

    await wang.say("算了，好了，不用来了")
    assert "确定取消" in buttons(await wang.last())
    await wang.press("确定取消")
    assert [each.state for each in await estate.tickets(WANG)] == [State.CANCELLED]


@pytest.mark.rule("IN22")
async def test_what_is_back_goes_out_again_with_its_history(estate: Estate) -> None:
    wang, crew = estate.speaker(WANG), estate.in_group(CHEN)
    await wang.say("厨房水龙头滴水，3栋2单元1201")
    await wang.press("没错，提交")
    for button in ("我来接单", "已到场"):
        await crew.press(button)
    await estate.speaker(CHEN).say("/my")
    (ticket,) = await estate.tickets(WANG)
    assert ticket.state is State.ON_SITE
