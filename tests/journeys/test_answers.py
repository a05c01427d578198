"""A question that nobody answers: the front desk is warned, the supervisor hears, and an answer ends it."""

from __future__ import annotations

import pytest

from storage import tasks
from tests.cast import LI, SUN, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words
from tickets.tasks.task import Task

DUE = "回复住户：12:00 前"


async def answer_owed(estate: Estate) -> Task:
    """The task of Wang's only ticket."""
    (ticket,) = await estate.tickets(WANG)
    (task,) = await estate.database.read(tasks.of_tickets, ticket.id)
    return task


@pytest.mark.rule("IN7", "IN18")
async def test_an_answer_that_is_owed_is_asked_for_until_somebody_gives_it(estate: Estate) -> None:
    wang, desk, supervisor = (estate.speaker(person) for person in (WANG, LI, SUN))
    await wang.say("请问装修几点到几点可以施工？")
    await wang.press("没错")
    assert (await answer_owed(estate)).doer_id == LI.id
    assert "物业会回复您：12:00 前" in words(await wang.last())
    assert DUE in words(await desk.last())
    await estate.sandbox.move(minutes=8 * 60 + 40)
    warned = [each for each in await desk.messages() if words(each).startswith("⏰ 回复住户")]
    assert "回复住户" in buttons(warned[-1])
    assert not any(text.startswith("⏰ 回复住户") for text in await supervisor.seen())
    await estate.sandbox.move(minutes=75)
    heard = [each for each in await supervisor.messages() if "回复住户" in words(each) and "原定" in words(each)]
    assert any("无需回复" in buttons(each) for each in heard)
    await desk.press("回复住户", message_id=warned[-1]["message_id"])
    await desk.say("工作日八点到十二点，十四点到十八点")
    assert (await answer_owed(estate)).outcome == "answered"
    assert any("工作日八点到十二点" in text for text in await wang.seen())
