"""J21: what is told in pieces, and told wrong, is one ticket with every word, at the place it really is."""

from __future__ import annotations

import pytest

from tests.cast import CHEN, LIAO, PLUMBERS, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import words
from tickets.facts import Corrected
from tickets.ticket import State, Urgency


@pytest.mark.rule("IN21")
async def test_told_in_pieces_and_corrected_twice(estate: Estate) -> None:
    liao, wang, chen = estate.speaker(LIAO), estate.speaker(WANG), estate.speaker(CHEN)
    pieces = ["师傅", "电梯", "困住了", "3栋2单元"]
    for piece in pieces:
        await liao.say(piece)
        await estate.sandbox.move(seconds=4)
    (lift,) = await estate.tickets(LIAO)
    assert (lift.category, lift.urgency, lift.hazards) == ("elevator", Urgency.EMERGENCY, ("trapped",))
    assert (lift.place.building, lift.place.section) == ("3", "2")
    assert await estate.words(lift) == pieces
    assert "\n".join(pieces) in words(await liao.last())

    await wang.say("厨房水管爆了，3栋2单元802，水都流到客厅了")
    await wang.press("没错，马上派人")
    await estate.in_group(CHEN).press("我来接单")
    await estate.sandbox.move(minutes=3)
    await wang.say("不是802，是902")
    for card in (await chen.last(), await estate.in_group(CHEN).last()):
        assert words(card).startswith("地点现在是 3栋2单元902，不是 3-2-802。")
    assert "已更正：我们去 3栋2单元902" in words(await wang.last())
    await chen.press("已到场")
    await wang.say("哎呀又打错了，房号1202")
    told = await chen.last()
    assert words(told).startswith("地点现在是 3栋2单元1202，不是 3-2-902。")
    sent = (await estate.sandbox.received(chat=CHEN.id))[-1]
    assert not sent["params"].get("disable_notification")
    assert "3栋2单元1202" in words((await estate.in_group(CHEN, PLUMBERS.chat_id).messages())[-1])
    (burst,) = await estate.tickets(WANG)
    assert (burst.state, burst.place.room) == (State.ON_SITE, "1202")
    assert await estate.words(burst) == [
        "厨房水管爆了，3栋2单元802，水都流到客厅了",
        "不是802，是902",
        "哎呀又打错了，房号1202",
    ]
    moved = [fact for fact in await estate.history(WANG) if isinstance(fact, Corrected)]
    assert [(fact.before, fact.after) for fact in moved] == [("3-2-802", "3-2-902"), ("3-2-902", "3-2-1202")]
