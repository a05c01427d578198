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
    await crew.press("我来接单")
    await crew.press("已到场")
    await crew.say(photo="repaired", reply_to=(await crew.last())["message_id"])
    await crew.press("完工")
    await wang.press("解决了，验收")
    await wang.press("5")
    await estate.sandbox.move(minutes=3 * 24 * 60)
    await wang.say("又漏了")
    card = words(await wang.last())
    assert "已重新派出" in card
    assert "问题再次出现" in card
    again = words(await crew.last())
    assert "问题又出现了" in again
    assert "厨房水龙头滴水，3栋2单元1201\n又漏了" in again
    assert "我来接单" in buttons(await crew.last())
    (ticket,) = await estate.tickets(WANG)
    assert (ticket.state, ticket.round, ticket.rating) == (State.DISPATCHED, 2, None)
