"""J4: nobody acts, and the escalation reaches the head, the supervisor, the manager, each at its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import CHEN, GUO, HE, LI, NIGHT, SUN, WANG, ZHOU
from tests.journeys.estate import Estate
from tests.sandbox_client import Speaker, buttons, words
from tickets.facts import EscalationReached, EscalationSnoozed, NewTimeSet, WentOverHeads

BURST = "厨房水管爆了，3栋2单元1201，水都流到客厅了"
NUMBER = "R-261123-001"


async def reported(estate: Estate) -> Speaker:
    """A burst pipe that nobody takes."""
    wang = estate.speaker(WANG)
    await wang.say(BURST)
    await wang.press("没错，马上派人")
    return wang


async def handed_back(estate: Estate) -> None:
    """Chen takes it, and cannot do it after all."""
    await estate.in_group(CHEN).press("我来接单")
    await estate.in_group(CHEN).press("转给别人")
    await estate.speaker(CHEN).say("阀门打不开，缺工具")


async def alarms(speaker: Speaker) -> list[str]:
    """Every message of the escalation to somebody."""
    return [text for text in await speaker.seen() if NUMBER in text and "⏰" in text]


@pytest.mark.rule("CP12", "DT4", "RP2")
async def test_the_escalation_rises_until_somebody_presses(estate: Estate) -> None:
    await reported(estate)
    head, supervisor, manager = (estate.speaker(each) for each in (HE, SUN, ZHOU))
    seen = {}
    for minute in range(1, 12):
        await estate.sandbox.move(minutes=1)
        seen[minute] = [len(await alarms(each)) for each in (head, supervisor, manager)]
        if minute == 6:
            ping = await supervisor.last()
    assert [seen[minute] for minute in (2, 3)] == [[0, 0, 0], [1, 0, 0]]
    assert [seen[minute] for minute in (5, 6)] == [[1, 0, 0], [1, 1, 0]]
    assert [seen[minute] for minute in (9, 10)] == [[1, 1, 0], [1, 1, 1]]
    for line in ("6 分钟无人接单", "第 2 级", NUMBER, "3栋2单元1201", "02:25", "0571-8888 0000"):
        assert line in words(ping)
    assert {"我来处理", "指派给…", "改期并说明", "打开工单"} <= set(buttons(ping))
    (ticket,) = await estate.tickets(WANG)
    assert ticket.owner_id == LI.id


@pytest.mark.rule("CP12")
async def test_after_the_top_it_comes_again_until_somebody_handles_it(estate: Estate) -> None:
    await reported(estate)
    manager, supervisor = estate.speaker(ZHOU), estate.speaker(SUN)
    await estate.sandbox.move(minutes=10)
    await estate.sandbox.move(minutes=10)
    assert len(await alarms(manager)) == 2
    await manager.press("我来处理")
    before = len(await alarms(supervisor))
    await estate.sandbox.move(minutes=9)
    assert len(await alarms(supervisor)) == before
    held = [fact for fact in await estate.history(WANG) if isinstance(fact, EscalationSnoozed)]
    assert [(fact.by, fact.until) for fact in held] == [(ZHOU.id, NIGHT + timedelta(minutes=30))]
    await estate.sandbox.move(minutes=2)
    assert len(await alarms(supervisor)) == before + 1


async def test_the_supervisor_assigns_it(estate: Estate) -> None:
    wang = await reported(estate)
    await handed_back(estate)
    await estate.sandbox.move(minutes=6)
    supervisor = estate.speaker(SUN)
    await supervisor.press("指派给…")
    await supervisor.press("陈师傅")
    assert "陈师傅" in words(await wang.last())
    (ticket,) = await estate.tickets(WANG)
    assert ticket.assignee_id == CHEN.id
    given = "02:16 孙主管指派给陈师傅\n下一步：陈师傅 02:25 前到场，并按「已到场」。"
    assert given in words(await supervisor.last())
    ping = await estate.in_group(CHEN).last()
    assert words(ping).startswith("已指派给陈师傅。\n")
    assert [each["user"]["id"] for each in ping["entities"] if each["type"] == "text_mention"] == [CHEN.id]
    own = await estate.speaker(CHEN).last()
    assert words(own).startswith("这一单指派给您了。\n")
    assert given in words(own)
    await estate.speaker(CHEN).press("已到场")
    assert "02:16 陈师傅到场" in words(await wang.last())


@pytest.mark.rule("RP3", "RP16")
async def test_nobody_comes_in_time_and_then_somebody_is_sent(estate: Estate) -> None:
    wang = await reported(estate)
    await handed_back(estate)
    for _ in range(14):
        await estate.sandbox.move(minutes=1)
    assert words(await wang.last()).startswith("对不起，可能会晚于 02:25。")
    for _ in range(7):
        await estate.sandbox.move(minutes=1)
    assert "… 原定 02:25 到场，已超时，正在催办\n… 02:40 再次催办" in words(await wang.last())
    (card,) = [text for text in await estate.in_group(CHEN).seen() if "出发前" in text]
    assert "02:10 收到 · 原定 02:25 到场，已超时" in card
    supervisor, manager = estate.speaker(SUN), estate.speaker(ZHOU)
    before = len(await manager.seen())
    await supervisor.press("指派给…")
    await supervisor.press("陈师傅")
    await estate.sandbox.move(minutes=9)
    assert len(await manager.seen()) == before
    assert "下一步：陈师傅尽快到场，并按「已到场」。\n否则 02:41 再次上报。" in words(await supervisor.last())
    told = words(await wang.last())
    assert told.startswith("已安排陈师傅处理。\n")
    assert "前到场" not in told
    await estate.sandbox.move(minutes=1)
    assert len(await manager.seen()) == before + 1


async def test_a_job_handed_back_says_so_to_its_head(estate: Estate) -> None:
    await reported(estate)
    await handed_back(estate)
    card = words(await estate.speaker(HE).last())
    assert "02:10 陈师傅转出\n原因：阀门打不开，缺工具\n" in card
    assert "无人接单" not in card
    assert "下一级 02:13 → 何主任" in card


async def test_a_new_time_is_told_with_its_reason(estate: Estate) -> None:
    wang = await reported(estate)
    await estate.sandbox.move(minutes=6)
    supervisor = estate.speaker(SUN)
    await supervisor.press("改期并说明")
    await supervisor.press("30 分钟")
    await supervisor.say("师傅在另一处抢修，马上赶来")
    card = words(await wang.last())
    assert "02:46" in card
    assert "师傅在另一处抢修，马上赶来" in card
    new_times = [fact for fact in await estate.history(WANG) if isinstance(fact, NewTimeSet)]
    assert [fact.by for fact in new_times] == [SUN.id]
    before = await alarms(estate.speaker(ZHOU))
    await estate.sandbox.move(minutes=29)
    assert await alarms(estate.speaker(ZHOU)) == before


async def test_the_front_desk_goes_over_everybodys_head(estate: Estate) -> None:
    await reported(estate)
    desk = estate.speaker(LI)
    await estate.sandbox.move(minutes=6)
    await desk.say("/desk")
    await desk.press(NUMBER)
    await desk.press("越级上报")
    for leader in (HE, SUN, ZHOU):
        assert "越级上报" in words(await estate.speaker(leader).last())
    assert any(isinstance(fact, WentOverHeads) and fact.by == LI.id for fact in await estate.history(WANG))


@pytest.mark.rule("DT4")
async def test_after_the_service_was_down_the_highest_rung_is_reached_once(estate: Estate) -> None:
    await reported(estate)
    await estate.sandbox.move(minutes=45)
    reached = [fact for fact in await estate.history(WANG) if isinstance(fact, EscalationReached)]
    assert [(fact.level, fact.at) for fact in reached] == [(3, NIGHT + timedelta(minutes=45))]
    assert await alarms(estate.speaker(GUO)) == []
