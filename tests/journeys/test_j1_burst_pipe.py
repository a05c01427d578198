"""J1: a burst pipe at night, from the resident's first words to five stars."""

from __future__ import annotations

import asyncio

import pytest

from tests.cast import CHEN, HE, WANG, ZHAO
from tests.journeys.estate import Estate
from tests.sandbox_client import Speaker, buttons, words

BURST = "厨房水管爆了，3栋2单元1201，水都流到客厅了"
NUMBER = "R-261123-001"
ADVICE = "请马上拨打物业 24 小时电话：0571-8888 0000\n如够得到，请关上入户总阀。只有在干燥处才可以断电。\n\n"


@pytest.mark.rule("IN1", "IN9", "IN10", "IN11", "RP1", "RP2", "RP3", "RP12", "RP16", "RP17", "CB1", "SV1", "AR1")
async def test_burst_pipe_at_night(estate: Estate) -> None:
    wang, head = estate.speaker(WANG), estate.speaker(HE)
    await understood_and_confirmed(wang)
    await dispatched_at_once(estate, head)
    await estate.sandbox.move(minutes=2)
    winner, name = await two_press_at_once(estate)
    assert f"{name}已接单" in words(await wang.last())

    await estate.sandbox.move(minutes=12)
    await winner.press("已到场")
    assert f"02:24 {name}到场" in words(await wang.last())
    await estate.sandbox.move(minutes=20)
    await winner.say(photo="repaired", reply_to=(await winner.last())["message_id"])
    await winner.press("完工")
    assert "照片 1 张" in words(await wang.last())
    assert any(message.get("photo") for message in await wang.messages())

    await wang.press("解决了，验收")
    assert "这次服务您打几分" in words(await wang.last())
    await wang.press("5")
    assert f"{NUMBER} 已办结" in words(await wang.last())
    history = [name for fact in await estate.history(WANG) if not (name := type(fact).__name__).startswith("Task")]
    assert history[:5] == ["DraftOpened", "WordsAdded", "TicketOpened", "OwnerNamed", "TicketDispatched"]
    assert history[-5:] == ["TechnicianArrived", "FilesAdded", "WorkDone", "WorkSigned", "TicketRated"]


async def understood_and_confirmed(wang: Speaker) -> None:
    """One message typed, one button pressed."""
    await wang.say(BURST)
    card = words(await wang.last())
    assert card.startswith(ADVICE)
    for line in ("您好，回音物业", "🚨 紧急维修 · 给水", "地点　3栋2单元1201", f"内容　{BURST}"):
        assert line in card
    await wang.press("没错，马上派人")
    ticket = words(await wang.last())
    for line in (NUMBER, "02:10 已登记，客服李敏负责跟进", "02:10 已派给给水电组", "02:25 前到场"):
        assert line in ticket


async def dispatched_at_once(estate: Estate, head: Speaker) -> None:
    """The group has the card, the head knows."""
    card = await estate.in_group(CHEN).last()
    assert words(card).startswith("🚨 紧急 · 给水 · " + NUMBER)
    for line in ("3栋2单元1201", BURST, "02:25 前到场", "工装 · 胸牌 · 抹布 · 鞋套 · 工具 · 备件"):
        assert line in words(card)
    assert buttons(card) == ["我来接单"]
    assert NUMBER in words(await head.last())


async def two_press_at_once(estate: Estate) -> tuple[Speaker, str]:
    """One wins, the other is told who has it."""
    crew = {"陈师傅": estate.in_group(CHEN), "赵师傅": estate.in_group(ZHAO)}
    answers = dict(zip(crew, await asyncio.gather(*(each.press("我来接单") for each in crew.values())), strict=True))
    told = {loser: winner for loser in crew for winner in crew if winner != loser and winner in answers[loser]}
    assert len(told) == 1, answers
    ((_, winner),) = told.items()
    card = await crew[winner].last()
    assert f"{winner} 02:12 接单" in words(card)
    assert "已到场" in buttons(card)
    return crew[winner], winner
