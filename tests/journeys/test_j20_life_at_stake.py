"""J20: a fire, and a fainted neighbour: the number to call comes first, the office is told at once."""

from __future__ import annotations

import pytest

from tests.cast import LI, LIAO, SMITH, SUN, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import Speaker, buttons, words


async def first_lines(speaker: Speaker) -> list[str]:
    """What the resident reads first."""
    return words(await speaker.last()).split("\n")[:3]


@pytest.mark.rule("IN20")
async def test_a_fire_and_a_fainted_neighbour(estate: Estate) -> None:
    wang, desk, supervisor = estate.speaker(WANG), estate.speaker(LI), estate.speaker(SUN)
    await wang.say("着火了！快来人")
    first, then, telephone = await first_lines(wang)
    assert first == "请马上拨打 119（火警）。"
    assert "离开" in then
    assert "不要乘电梯" in then
    assert "0571-8888 0000" in telephone
    for colleague in (desk, supervisor):
        assert "着火了！快来人" in words(await colleague.last())
    (fire,) = await estate.tickets(WANG)
    assert fire.number == "R-261123-001"

    liao = estate.speaker(LIAO)
    await liao.say("有老人在楼下晕倒了，2栋1单元门口")
    assert (await first_lines(liao))[0] == "请马上拨打 120（急救）。"
    assert "阀" not in words(await liao.last())
    (help_,) = await estate.tickets(LIAO)
    assert (help_.number, help_.category) == ("H-261123-002", "people_in_danger")
    card = await desk.last()
    assert words(card).startswith("🚨 求助 · 紧急 · 人员求助 · H-261123-002\n2栋1单元")
    assert "有老人在楼下晕倒了" in words(await supervisor.last())

    await desk.press("我来接单")
    await desk.press("已到场")
    await desk.press("完工")
    await desk.say("已陪同送上救护车")
    ended = await liao.last()
    assert words(ended).startswith("H-261123-002：李敏已到现场处理。\n「已陪同送上救护车」")
    assert buttons(ended) == []


@pytest.mark.rule("IN20")
async def test_in_english_too(estate: Estate) -> None:
    smith = estate.speaker(SMITH)
    await smith.say("The kitchen is on fire, Tower A 502")
    first, then, _ = await first_lines(smith)
    assert first == "Call 119 (fire service) now."
    assert "close the door behind you" in then
    assert "A-502" in words(await estate.speaker(SUN).last()) or "A座502" in words(await estate.speaker(SUN).last())
