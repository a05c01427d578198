"""kill -9 at random points of many conversations: nothing lost, nothing assigned twice, no unmarked repeat."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from storage import facts
from storage.database import Database
from tests.cast import HE, PLUMBERS
from tests.journeys.burst_pipe import FIRST, live, where
from tests.journeys.onlooker import Onlooker
from tests.journeys.premises import furnish
from tests.journeys.product import MARK, Product
from tests.journeys.records import ends, tickets_of
from tests.sandbox_client import Json, Sandbox
from tickets.facts import TicketAccepted, TicketRated
from tickets.ticket import State

RESIDENTS, PATIENCE = 12, 600


@pytest.mark.parametrize(
    ("seed", "kills"), [(1, 3), *(pytest.param(seed, 20, marks=pytest.mark.torture) for seed in (2, 3, 4))]
)
async def test_kill_9_loses_nothing(
    telegram: Sandbox, database_url: str, tmp_path: Path, seed: int, kills: int
) -> None:
    chance = random.Random(seed)
    database = await Database.open(database_url)
    await furnish(database)
    onlooker = Onlooker(telegram)
    product = Product(database_url, telegram.base, tmp_path / "bot.log")
    async with asyncio.timeout(PATIENCE), onlooker.watching():
        await product.start()
        try:
            lives = asyncio.gather(*(live(telegram, onlooker, index) for index in range(RESIDENTS)))
            for _ in range(kills):
                await onlooker.after(chance.randint(5, 25))
                await product.end()
                await product.start()
            numbers = await lives
            await telegram.idle(60)
        finally:
            await product.end()
    await everything_happened_once(database)
    await nothing_is_missing(telegram, numbers)
    await nothing_repeats_unmarked(telegram)
    await database.close()


async def everything_happened_once(database: Database) -> None:
    """Every resident has one ticket, accepted once, rated once; nothing was set aside."""
    for index in range(RESIDENTS):
        mine = await database.read(tickets_of, FIRST + index)
        assert [each.state for each in mine] == [State.CLOSED]
        history = await database.read(facts.of_ticket, mine[0].id)
        assert sum(isinstance(fact, TicketAccepted) for fact in history) == 1
        assert [fact.rating for fact in history if isinstance(fact, TicketRated)] == [5]
    assert set(await database.read(ends)) == {"done"}


async def nothing_is_missing(telegram: Sandbox, numbers: Sequence[str]) -> None:
    """Telegram really took each card, each ping, each photo and each question for the rating."""
    taken = [call for call in await telegram.received() if call["outcome"]["ok"]]
    for index, number in enumerate(numbers):
        resident = FIRST + index
        assert any(number in each for each in said(taken, "sendMessage", PLUMBERS.chat_id)), "the group's card"
        assert any(where(index) in each for each in said(taken, "sendMessage", HE.id)), "the head's ping"
        assert any(where(index) in each for each in said(taken, "sendMessage", resident)), "the confirmation"
        assert any("接单" in each and number in each for each in said(taken, "sendMessage", resident)), "the news"
        assert said(taken, "sendPhoto", resident), "the photo"
        asked = said(taken, "sendMessage", resident) + said(taken, "editMessageText", resident)
        assert any("这次服务您打几分" in each for each in asked), "the survey"


async def nothing_repeats_unmarked(telegram: Sandbox) -> None:
    """Of what Telegram really took, nothing new says the same twice in a chat without saying so."""
    taken = [call for call in await telegram.received() if call["outcome"]["ok"]]
    brought = [call for call in taken if call["method"] in ("sendMessage", "sendPhoto", "sendMediaGroup")]
    counted = Counter((call["chat"], text_of(call)) for call in brought if MARK not in text_of(call))
    assert [repeated for repeated, count in counted.items() if count > 1] == []


def said(taken: Sequence[Json], method: str, chat: int) -> list[str]:
    """The words of what the method brought to the chat."""
    return [text_of(call) for call in taken if call["method"] == method and call["chat"] == chat]


def text_of(call: Json) -> str:
    """The words of a call; none for a photo alone."""
    return str(call.get("text") or call["params"].get("caption") or "")
