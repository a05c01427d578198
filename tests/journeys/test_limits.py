"""Telegram's limits, on: a burst is spread so that none is ever met, nothing is lost, and what is urgent is first.

The library's limiter spreads the calls, also changes; the window counts messages, an album's parts each.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bot.sending import Sent, give, welcome
from tests.cast import CHEN, PLUMBERS
from tests.journeys.estate import Estate, served
from tests.journeys.onlooker import Onlooker
from tests.sandbox_client import Sandbox, Speaker, most_in, words
from tickets.outgoing import Message
from tickets.unit_of_work import UnitOfWork

FIRST, ROUTINE = 5300, 22
READERS, COLLECTORS = range(6000, 6060), range(7000, 7005)
"""Who get a message that is changed at once, and who an album of ten, all in the same moment."""


def tap(index: int) -> str:
    """A matter of no hurry, in a public place."""
    return f"大堂第{index + 1}个水龙头滴水"


async def reports(telegram: Sandbox, onlooker: Onlooker, person: int, text: str, yes: str = "没错，提交") -> None:
    """Somebody reports something, and confirms it."""
    resident = await telegram.person(person, f"住户{person}", "zh-hans", started=False)
    await telegram.call("POST", "say", **{"from": person, "text": text})
    await onlooker.press(resident, yes, text)


async def act(estate: Estate, *messages: Message, albums: Sequence[Sent] = ()) -> None:
    """Order messages, and the album for each collector, in one transaction."""

    def order(desk: UnitOfWork) -> None:
        for message in messages:
            desk.send(message)
        if albums:
            give(desk, albums, COLLECTORS)

    async with estate.application.resources.database.begin() as tx:
        await estate.application.acts.run(tx, order)


async def floods(estate: Estate) -> None:
    """More than thirty messages at once, albums among them; then as many changes."""
    for number in (*READERS, *COLLECTORS):
        await estate.sandbox.person(number, f"住户{number}")
    said = await estate.sandbox.call("POST", "say", **{"from": COLLECTORS[0], "photo": "leak"})
    photo = ("photo", said["message"]["photo"][-1]["file_id"])
    await act(estate, *(welcome(f"{n}", n) for n in READERS), albums=[photo] * 10)
    stands: dict[int, int] = {}
    async with asyncio.timeout(30):
        while not stands.keys() >= {*READERS}:
            await asyncio.sleep(0.05)
            calls = await estate.sandbox.received(method="sendMessage")
            stands = {call["chat"]: call["outcome"]["message_id"] for call in calls if call["outcome"].get("ok")}
    await act(estate, *(replace(welcome(f"new {n}", n), edit=stands[n]) for n in READERS))


@pytest.fixture
def database_url(empty_file: Path, tmp_path: Path) -> str:
    """A minute has to be waited for: once is enough, for the pace does not know the database."""
    shutil.copy(empty_file, tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.mark.torture
async def test_a_burst_is_spread_over_the_minute_and_an_emergency_overtakes(
    telegram: Sandbox, database_url: str
) -> None:
    await telegram.call("POST", "limits", on=True)
    onlooker = Onlooker(telegram)
    async with served(telegram, database_url, paced=True) as estate, onlooker.watching(), asyncio.timeout(150):
        flood = asyncio.ensure_future(floods(estate))
        await asyncio.gather(*(reports(telegram, onlooker, FIRST + n, tap(n)) for n in range(ROUTINE)))
        crew = Speaker(telegram, CHEN.id, PLUMBERS.chat_id)
        await onlooker.message(crew, lambda each: "R-261123-020" in words(each))
        await reports(telegram, onlooker, FIRST + ROUTINE, "厨房水管爆了，3栋2单元1201", "没错，马上派人")
        await flood
        await telegram.idle(120)
        cards = [words(each) for each in await crew.messages() if "R-" in words(each)]
    told = [call for call in await telegram.received() if call["weight"] or call["method"].startswith("edit")]
    calls = [call for call in told if call["weight"]]
    assert [call for call in calls if not call["outcome"]["ok"]] == []
    in_group = [call for call in calls if call["chat"] == crew.chat]
    assert most_in(1, calls) <= 30
    assert most_in(1, [call | {"weight": 1} for call in told]) <= 30
    assert {call["chat"] for call in calls if call["weight"] == 10} == {*COLLECTORS}
    assert {call["chat"] for call in told if call["method"] == "editMessageText"} >= {*READERS}
    assert most_in(60, in_group) <= 20
    assert len(cards) == ROUTINE + 1
    assert [n for n in range(ROUTINE) if not any(tap(n) in each for each in cards)] == []
    assert "紧急" in cards[20], "the first of the next minute"
