"""J4 at 16:00: the head states how far every open matter is; J25: the manager has one message with a line for each."""

from __future__ import annotations

import pytest

from tests.cast import CHEN, HE, SUN, WANG, ZHOU
from tests.journeys.estate import Estate
from tests.sandbox_client import Speaker, buttons, words

TO_ROUND = 13 * 60 + 50
"""Minutes from 02:10, when the journeys begin, to 16:00."""


async def dripping(estate: Estate, room: str, *, taken: bool = True) -> Speaker:
    """A tap that drips in that room."""
    wang = estate.speaker(WANG)
    await wang.say(f"厨房水龙头滴水，3-2-{room}")
    if "另外一件事" in buttons(await wang.last()):
        await wang.press("另外一件事")
    await wang.press("没错")
    if taken:
        await estate.in_group(CHEN).press("我来接单")
    return wang


@pytest.mark.rule("RP13")
async def test_the_head_states_the_progress_and_the_residents_read_it(estate: Estate) -> None:
    wang, head = await dripping(estate, "1201"), estate.speaker(HE)
    before = len(await head.seen())
    await estate.sandbox.move(minutes=TO_ROUND)
    assert len(await head.seen()) == before + 1
    card = await head.last()
    assert words(card).startswith("进度汇报：18:00 前")
    assert "R-261123-001" in words(card)
    await head.press("用文字说明")
    await head.say("配件明天上午到，到了就装")
    told = words(await wang.last())
    assert told.startswith("R-261123-001（给水）的进度")
    assert "「配件明天上午到，到了就装」" in told
    await estate.sandbox.move(minutes=121)
    assert not any("进度汇报" in text for text in await estate.speaker(SUN).seen())


@pytest.mark.rule("RP13")
async def test_as_planned_is_one_press_and_what_is_not_stated_goes_up(estate: Estate) -> None:
    wang, head = await dripping(estate, "1201"), estate.speaker(HE)
    await dripping(estate, "1202")
    await estate.sandbox.move(minutes=TO_ROUND)
    await head.press("R-261123-001 · 按计划进行")
    assert any(text.startswith("R-261123-001（给水）的进度") for text in await wang.seen())
    assert "R-261123-002 · 按计划进行" in buttons(await head.last())
    await estate.sandbox.move(minutes=121)
    heard = words(await estate.speaker(SUN).last())
    assert heard.startswith("⏰ 进度汇报：原定 18:00 前")
    assert "经办人：何主任" in heard


@pytest.mark.rule("DT7")
async def test_the_manager_has_one_message_with_a_line_for_each(estate: Estate) -> None:
    for floor in range(1, 9):
        await dripping(estate, f"{floor}01", taken=False)
        await estate.sandbox.move(minutes=2)
    manager = estate.speaker(ZHOU)
    await estate.sandbox.move(minutes=TO_ROUND)
    before = len(await manager.seen())
    await estate.sandbox.move(minutes=24 * 60)
    new = (await manager.seen())[before:]
    listed = [text for text in new if text.startswith("您有")]
    assert listed[0].startswith("您有 8 项待办")
    assert len([line for line in listed[0].splitlines() if "R-261123" in line]) == 8
    assert len(new) == 1, new
