"""kill -9 at random points of many conversations: nothing lost, nothing assigned twice, no unmarked repeat."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest

from storage import facts
from storage.database import Database
from tests.cast import CHEN, HE, PLUMBERS
from tests.journeys.onlooker import Onlooker
from tests.journeys.premises import furnish
from tests.journeys.product import MARK, Product
from tests.journeys.records import tickets_of
from tests.sandbox_client import Sandbox, Speaker, buttons, words
from tickets.facts import TicketAccepted, TicketRated
from tickets.ticket import State

RESIDENTS, KILLS, PATIENCE = 12, 5, 180


def where(index: int) -> str:
    """Each resident's own unit."""
    return f"3栋2单元{index + 1}01"


async def live(sandbox: Sandbox, onlooker: Onlooker, index: int) -> None:
    """One resident's burst pipe, from the first words to five stars."""
    person, about = 5000 + index, where(index)
    resident = await sandbox.person(person, f"住户{index}", "zh-hans", started=False)
    crew = Speaker(sandbox, CHEN.id, PLUMBERS.chat_id)
    await sandbox.call("POST", "say", **{"from": person, "text": f"厨房水管爆了，{about}，水都流到客厅了"})
    await onlooker.press(resident, "没错，马上派人", about)
    await onlooker.press(crew, "我来接单", about)
    await onlooker.press(crew, "已到场", about)
    card = await onlooker.message(crew, lambda each: "完工" in buttons(each) and about in words(each))
    photo = {"from": CHEN.id, "chat": PLUMBERS.chat_id, "photo": "repaired", "reply_to": card["message_id"]}
    await sandbox.call("POST", "say", **photo)
    await onlooker.press(crew, "完工", about)
    number = next(word for word in words(card).split() if word.startswith("R-"))
    await onlooker.press(resident, "解决了，验收", number)
    await onlooker.press(resident, "5", number)
    await onlooker.message(resident, lambda each: number in words(each) and "已办结" in words(each))


@pytest.mark.parametrize("seed", [1])
async def test_kill_9_loses_nothing(telegram: Sandbox, database_url: str, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    database = await Database.open(database_url)
    await furnish(database)
    onlooker = Onlooker(telegram)
    product = Product(database_url, telegram.base, tmp_path / "bot.log")
    async with asyncio.timeout(PATIENCE), onlooker.watching():
        await product.start()
        try:
            lives = asyncio.gather(*(live(telegram, onlooker, index) for index in range(RESIDENTS)))
            for _ in range(KILLS):
                await onlooker.after(chance.randint(5, 25))
                await product.end()
                await product.start()
            await lives
            await telegram.idle()
        finally:
            await product.end()
    await everything_happened_once(database)
    await nothing_repeats_unmarked(telegram)
    await database.close()


async def everything_happened_once(database: Database) -> None:
    """Every resident has one ticket, accepted once, rated once."""
    for index in range(RESIDENTS):
        mine = await database.read(tickets_of, 5000 + index)
        assert [each.state for each in mine] == [State.CLOSED]
        history = await database.read(facts.of_ticket, mine[0].id)
        assert sum(isinstance(fact, TicketAccepted) for fact in history) == 1
        assert [fact.rating for fact in history if isinstance(fact, TicketRated)] == [5]


async def nothing_repeats_unmarked(telegram: Sandbox) -> None:
    """Of messages that Telegram really took, none says the same twice in a chat without saying so."""
    sent = [call for call in await telegram.received(method="sendMessage", limit=100_000) if call["outcome"]["ok"]]
    counted = Counter((call["chat"], call["text"]) for call in sent if MARK not in call["text"])
    assert [repeated for repeated, count in counted.items() if count > 1] == []
    head = "".join(call["text"] for call in sent if call["chat"] == HE.id)
    assert [place for place in map(where, range(RESIDENTS)) if place not in head] == []
