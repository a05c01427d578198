"""An emergency that nobody confirmed goes to the technicians where its resident is on file, otherwise to the desk."""

from __future__ import annotations

import pytest

from tests.cast import CHEN, LI, LIAO, PLUMBERS, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words

BURST = "厨房水管爆了，水都流到客厅了，"
NUMBER = "R-261123-001"


async def test_of_a_resident_on_file_it_is_with_the_group_after_a_minute(estate: Estate) -> None:
    await estate.speaker(WANG).say(BURST + "3-2-1201")
    assert await estate.sandbox.received(chat=PLUMBERS.chat_id) == []
    await estate.sandbox.move(minutes=1)
    card = words(await estate.in_group(CHEN).last())
    assert NUMBER in card
    assert "未经住户确认" in card


@pytest.mark.rule("IN14")
async def test_of_a_resident_who_only_claims_the_unit_it_is_once_the_desk_vouches(estate: Estate) -> None:
    liao, desk = estate.speaker(LIAO), estate.speaker(LI)
    await liao.say(BURST + "3-2-1202")
    await estate.sandbox.move(minutes=1)
    assert await estate.sandbox.received(chat=PLUMBERS.chat_id) == []
    assert "住户自报此户，尚未核实。" in words(await desk.last())
    assert await desk.press("住户属实") == "已核实，廖先生已登记为此户住户。\n已转给「给水电组」。"
    assert NUMBER in words(await estate.in_group(CHEN).last())
    assert "住户属实" not in buttons(await desk.last())
    (ticket,) = await estate.tickets(LIAO)
    assert ticket.group_id is not None
    await liao.say("插座冒火花了")
    await estate.sandbox.move(minutes=1)
    assert "R-261123-002" in words(await estate.in_group(CHEN).last()), "the office knows them now"


@pytest.mark.rule("IN13", "IN14")
async def test_a_routine_matter_that_was_left_unfinished_is_with_the_desk_all_the_same(estate: Estate) -> None:
    await estate.speaker(WANG).say("厨房水龙头滴水，3-2-1201")
    await estate.sandbox.move(minutes=61)
    assert await estate.sandbox.received(chat=PLUMBERS.chat_id) == []
    assert NUMBER in words(await estate.speaker(LI).last())
