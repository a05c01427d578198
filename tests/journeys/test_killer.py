"""An update that kills the process: it burns its own attempts only, and everybody else is served."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from sqlalchemy import Connection, select

from bot.intake.runner import ATTEMPTS
from storage.database import Database
from storage.tables import inbox
from tests.cast import LI
from tests.journeys import killed_by_words
from tests.journeys.killed_by_words import KILLER, STATUS
from tests.journeys.onlooker import Onlooker
from tests.journeys.premises import furnish
from tests.journeys.product import MARK, Product
from tests.journeys.records import tickets_of, words_of
from tests.sandbox_client import Sandbox, Speaker, words

RESIDENTS = [5100, 5101, 5102, 5103, 5104]
KILLED_BY = RESIDENTS[2]


def burst(index: int) -> str:
    """What each resident reports."""
    return f"厨房水管爆了，3栋2单元{index + 1}01"


async def test_a_killer_is_set_aside_and_everybody_else_is_served(
    telegram: Sandbox, database_url: str, tmp_path: Path
) -> None:
    database = await Database.open(database_url)
    await furnish(database)
    product = Product(database_url, telegram.base, tmp_path / "bot.log", main=killed_by_words.run)
    await everybody_writes(telegram)
    onlooker, deaths = Onlooker(telegram), list[int]()
    async with asyncio.timeout(150), onlooker.watching():
        reviving = asyncio.ensure_future(revive(product, deaths))
        try:
            await onlooker.message(Speaker(telegram, LI.id, LI.id), lambda each: KILLER in words(each))
            await telegram.idle(30)
        finally:
            reviving.cancel()
            await product.end()
    assert deaths == [STATUS] * ATTEMPTS
    await each_is_served_once(telegram, database)
    attempts = await database.read(attempts_of)
    assert attempts.pop(KILLER) == ATTEMPTS + 1
    assert set(attempts.values()) <= {1, 2}
    await database.close()


async def everybody_writes(telegram: Sandbox) -> None:
    """All in one batch, the killer in the middle; whoever wrote it writes again."""
    for index, person in enumerate(RESIDENTS):
        await telegram.person(person, f"住户{index}", "zh-hans", started=False)
        text = KILLER if person == KILLED_BY else burst(index)
        await telegram.call("POST", "say", **{"from": person, "text": text})
    await telegram.call("POST", "say", **{"from": KILLED_BY, "text": burst(2)})


async def revive(product: Product, deaths: list[int]) -> None:
    """Start the product again whenever it dies."""
    while True:
        await product.start()
        deaths.append(await product.ended())


async def each_is_served_once(telegram: Sandbox, database: Database) -> None:
    """Everybody has one ticket with their words, and one answer that is no repeat; the killer's sender also an excuse.

    What was on its way when the process died comes again, and says so.
    """
    for index, person in enumerate(RESIDENTS):
        (ticket,) = await database.read(tickets_of, person)
        assert await database.read(words_of, ticket.id) == [burst(index)]
        answers = [each for each in await Speaker(telegram, person, person).seen() if MARK not in each]
        assert sum(burst(index) in each for each in answers) <= 1
        assert len(answers) <= 1 + (person == KILLED_BY)
        assert any(burst(index) in each for each in await Speaker(telegram, person, person).seen())


def attempts_of(c: Connection) -> Counter[str]:
    """How often each update was tried, by the words in it."""
    rows = c.execute(select(inbox.c.raw, inbox.c.attempts))
    texts = [KILLER, *map(burst, range(len(RESIDENTS)))]
    return Counter({text: row.attempts for row in rows for text in texts if text in row.raw})
