"""What a resident adds minutes after an emergency went out is with the technicians at once, under one number."""

from __future__ import annotations

from tests.cast import CHEN, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words
from tickets.ticket import State

NUMBER = "R-261123-001"


async def test_it_gets_worse_after_it_went_out_unconfirmed(estate: Estate) -> None:
    wang, crew = estate.speaker(WANG), estate.in_group(CHEN)
    await wang.say("厨房水管爆了，3栋2单元1201，水都流到客厅了")
    await estate.sandbox.move(minutes=1)
    await estate.sandbox.move(minutes=3)
    await wang.say("水更大了")
    assert "「水更大了」" in words(await crew.last())
    answer = await wang.last()
    assert "收到，已随 R-261123-001 转给负责的同事" in words(answer)
    assert "02:25 前到场" in words(answer)
    assert buttons(answer) == ["另外一件事"]
    await estate.sandbox.move(minutes=2)
    (ticket,) = await estate.tickets(WANG)
    assert (ticket.number, await estate.words(ticket)) == (
        NUMBER,
        ["厨房水管爆了，3栋2单元1201，水都流到客厅了", "水更大了"],
    )

    await wang.press("另外一件事")
    assert "当作另外一件事" in words((await wang.messages())[-2])
    other = (await estate.tickets(WANG))[-1]
    assert (other.state, await estate.words(other)) == (State.DRAFT, ["水更大了"])


async def test_another_danger_is_another_emergency(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("厨房水管爆了，3栋2单元1201，水都流到客厅了")
    await wang.press("没错，马上派人")
    await estate.sandbox.move(minutes=2)
    await wang.say("插座冒火花了")
    await estate.sandbox.move(minutes=1)
    assert [ticket.state for ticket in await estate.tickets(WANG)] == [State.DISPATCHED] * 2
