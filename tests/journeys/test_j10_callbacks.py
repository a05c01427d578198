"""J10, the second half: a resident never answers, is reminded once, and the front desk rings and records the result."""

from __future__ import annotations

import pytest

from storage import tasks
from tests.cast import CHEN, HE, LI, SUN, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import Speaker, buttons, words
from tickets.tasks.task import Task

DAY = 24 * 60


async def repaired(estate: Estate) -> Speaker:
    """A dripping tap, put right."""
    wang, crew = estate.speaker(WANG), estate.in_group(CHEN)
    await wang.say("厨房水龙头滴水，3-2-1201")
    await wang.press("没错")
    for button in ("我来接单", "已到场", "完工", "没有照片，直接完工"):
        await (estate.speaker(CHEN) if "照片" in button else crew).press(button)
    return wang


async def owed(estate: Estate) -> dict[str, Task]:
    """The newest task of each kind of Wang's only ticket."""
    (ticket,) = await estate.tickets(WANG)
    return {task.kind: task for task in await estate.database.read(tasks.of_tickets, ticket.id)}


@pytest.mark.rule("CB1", "CB4", "SV1")
async def test_nobody_answers_and_somebody_rings(estate: Estate) -> None:
    wang, desk = await repaired(estate), estate.speaker(LI)
    await wang.press("解决了，验收")
    asked = len(await wang.seen())
    await estate.sandbox.move(minutes=DAY + 5 * 60)
    reminder = await wang.last()
    assert len(await wang.seen()) == asked + 1
    assert words(reminder).startswith("还没有收到您的回复。")
    assert "5" in buttons(reminder)
    await estate.sandbox.move(minutes=DAY)
    card = await desk.last()
    assert words(card).startswith("电话回访：")
    assert buttons(card)[:3] == ["满意", "不满意", "无人接听"]
    await desk.press("不满意")
    await desk.say("水龙头又滴水了")
    callback = (await owed(estate))["telephone_callback"]
    assert (callback.outcome, callback.ended_by) == ("not_satisfied", LI.id)
    for leader in (SUN, HE):
        assert words(await estate.speaker(leader).last()).startswith("电话回访：住户不满意。\n「水龙头又滴水了」")


@pytest.mark.rule("CB4")
async def test_who_rates_after_the_reminder_is_not_rung(estate: Estate) -> None:
    wang = await repaired(estate)
    await wang.press("解决了，验收")
    await estate.sandbox.move(minutes=DAY + 5 * 60)
    await wang.press("4")
    await estate.sandbox.move(minutes=2 * DAY)
    found = await owed(estate)
    assert found["survey"].outcome == "rated"
    assert "telephone_callback" not in found
