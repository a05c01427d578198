"""J13 and complaints: a question is answered, a suggestion is decided, and what nobody answers climbs."""

from __future__ import annotations

from tests.cast import LI, SUN, WANG, ZHOU
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words

MORNING = 7 * 60
"""Minutes from the beginning of every journey, 02:10, until the desk is open."""
HOURS = 60


async def sent(estate: Estate, what: str) -> None:
    """Wang writes it in the morning, and confirms."""
    await estate.sandbox.move(minutes=MORNING)
    wang = estate.speaker(WANG)
    await wang.say(what)
    await wang.press("没错，提交")


async def test_a_question_is_answered_and_the_resident_says_whether_it_helped(estate: Estate) -> None:
    await sent(estate, "请问物业费怎么交")
    wang, li = estate.speaker(WANG), estate.speaker(LI)
    assert not {"我来接单", "已到场"} & set(buttons(await li.last()))
    await li.press("回复住户")
    await li.say("每月五号前，前台缴")
    assert buttons(await wang.last()) == ["有帮助", "没有解决"]
    await wang.press("没有解决")
    await wang.say("可以刷卡吗")
    assert (await estate.tickets(WANG))[0].state == "received"
    await li.press("回复住户")
    await li.say("可以刷卡")
    await wang.press("有帮助")
    (ticket,) = await estate.tickets(WANG)
    assert (ticket.state, ticket.outcome) == ("closed", "answered")


async def test_the_manager_decides_a_suggestion_and_the_proposer_is_told(estate: Estate) -> None:
    await sent(estate, "建议小区多种点树")
    zhou, wang = estate.speaker(ZHOU), estate.speaker(WANG)
    await zhou.press("列入计划")
    await zhou.say("明年春天补种")
    assert "明年春天补种" in words(await wang.last())
    (ticket,) = await estate.tickets(WANG)
    assert (ticket.state, ticket.outcome) == ("closed", "planned")


async def test_a_complaint_that_nobody_answers_climbs(estate: Estate) -> None:
    await sent(estate, "投诉楼上半夜装修太吵")
    number = (await estate.tickets(WANG))[0].number or ""
    before = [len(await estate.speaker(each).seen()) for each in (SUN, ZHOU)]
    await estate.sandbox.move(minutes=24 * HOURS + 1)
    await estate.sandbox.move(minutes=4 * HOURS + 15)
    await estate.sandbox.move(minutes=20 * HOURS + 15)
    after = [len(await estate.speaker(each).seen()) for each in (SUN, ZHOU)]
    assert all(more > less for more, less in zip(after, before, strict=True))
    assert number in words(await estate.speaker(ZHOU).last())
