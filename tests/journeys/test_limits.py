"""Telegram's limits, on: a burst is spread so that none is ever met, nothing is lost, and what is urgent is first."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.cast import CHEN, PLUMBERS
from tests.journeys.estate import served
from tests.journeys.onlooker import Onlooker
from tests.sandbox_client import Sandbox, Speaker, most_in, words

FIRST, ROUTINE = 5300, 22


def tap(index: int) -> str:
    """A matter of no hurry, in a public place."""
    return f"大堂第{index + 1}个水龙头滴水"


async def reports(telegram: Sandbox, onlooker: Onlooker, person: int, text: str, yes: str = "没错，提交") -> None:
    """Somebody reports something, and confirms it."""
    resident = await telegram.person(person, f"住户{person}", "zh-hans", started=False)
    await telegram.call("POST", "say", **{"from": person, "text": text})
    await onlooker.press(resident, yes, text)


@pytest.fixture
def database_url(empty_file: Path, tmp_path: Path) -> str:
    """A minute has to be waited for: once is enough, for the pace does not know the database."""
    shutil.copy(empty_file, tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


async def test_a_burst_is_spread_over_the_minute_and_an_emergency_overtakes(
    telegram: Sandbox, database_url: str
) -> None:
    await telegram.call("POST", "limits", on=True)
    onlooker = Onlooker(telegram)
    async with served(telegram, database_url, paced=True), onlooker.watching(), asyncio.timeout(150):
        await asyncio.gather(*(reports(telegram, onlooker, FIRST + n, tap(n)) for n in range(ROUTINE)))
        crew = Speaker(telegram, CHEN.id, PLUMBERS.chat_id)
        await onlooker.message(crew, lambda each: "R-261123-020" in words(each))
        await reports(telegram, onlooker, FIRST + ROUTINE, "厨房水管爆了，3栋2单元1201", "没错，马上派人")
        await telegram.idle(120)
        cards = [words(each) for each in await crew.messages() if "R-" in words(each)]
    calls = [call for call in await telegram.received() if call["weight"]]
    assert [call for call in calls if not call["outcome"]["ok"]] == []
    in_group = [call for call in calls if call["chat"] == crew.chat]
    assert most_in(1, calls) <= 30
    assert most_in(60, in_group) <= 20
    assert len(cards) == ROUTINE + 1
    assert [n for n in range(ROUTINE) if not any(tap(n) in each for each in cards)] == []
    assert "紧急" in cards[20], "the first of the next minute"
