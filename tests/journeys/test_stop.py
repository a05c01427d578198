"""A stop leaves nothing behind, however much is in hand; what comes in meanwhile waits for the next start."""

from __future__ import annotations

import asyncio
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from storage.database import Database
from tests.journeys.onlooker import Onlooker
from tests.journeys.premises import furnish
from tests.journeys.product import MARK, Product
from tests.journeys.records import ends, tickets_of
from tests.sandbox_client import Sandbox, Speaker

RESIDENTS = range(5200, 5212)
SECRET = "a-secret-of-the-webhook"


def burst(person: int) -> str:
    """What each resident reports."""
    return f"厨房水管爆了，3栋2单元{person - 5199}01"


async def writes(telegram: Sandbox, person: int) -> None:
    """A resident writes for the first time."""
    await telegram.person(person, f"住户{person}", "zh-hans", started=False)
    await telegram.call("POST", "say", **{"from": person, "text": burst(person)})


async def everybody_has_one_ticket_and_one_answer(telegram: Sandbox, database: Database) -> None:
    """Nothing was lost, and nothing came twice without saying so."""
    for person in RESIDENTS:
        assert len(await database.read(tickets_of, person)) == 1
        answers = await Speaker(telegram, person, person).seen()
        assert any(burst(person) in each for each in answers)
        assert [text for text, count in Counter(answers).items() if count > 1 and MARK not in text] == []
    assert set(await database.read(ends)) == {"done"}


@pytest.mark.parametrize("moment", [1, 9])
async def test_sigterm_in_the_middle_of_work(telegram: Sandbox, database_url: str, tmp_path: Path, moment: int) -> None:
    """It ends within ten seconds, with status 0, also when an answer of Telegram's is slow in coming."""
    database = await Database.open(database_url)
    await furnish(database)
    product, onlooker = Product(database_url, telegram.base, tmp_path / "bot.log"), Onlooker(telegram)
    async with asyncio.timeout(100), onlooker.watching():
        await product.start()
        await telegram.idle(60)
        await telegram.call("POST", "faults", kind="delay", seconds=1.5, method="sendMessage", skip=3, times=4)
        seen = onlooker.happened
        for person in RESIDENTS:
            await writes(telegram, person)
        await onlooker.after(len(RESIDENTS) + moment, seen)
        began = time.monotonic()
        assert await product.end(signal.SIGTERM) == 0
        assert time.monotonic() - began < 10
        await product.start()
        try:
            await telegram.idle(60)
        finally:
            assert await product.end(signal.SIGTERM) == 0
    await everybody_has_one_ticket_and_one_answer(telegram, database)
    await database.close()


async def test_pushed_updates_survive_a_stop_and_strangers_are_turned_away(
    telegram: Sandbox, database_url: str, tmp_path: Path, unused_tcp_port: int
) -> None:
    database = await Database.open(database_url)
    await furnish(database)
    address = f"http://127.0.0.1:{unused_tcp_port}"
    settings = {"WEBHOOK_URL": address, "WEBHOOK_SECRET": SECRET, "HTTP_PORT": str(unused_tcp_port)}
    product = Product(database_url, telegram.base, tmp_path / "bot.log", settings)
    first, *others = RESIDENTS
    async with asyncio.timeout(120):
        await product.start()
        await telegram.idle(60)
        await writes(telegram, first)
        await telegram.idle(60)
        await a_stranger_is_turned_away(telegram, database, f"{address}/webhook")
        assert await product.end(signal.SIGTERM) == 0
        for person in others:
            await writes(telegram, person)
        await product.start()
        try:
            await telegram.idle(90)
        finally:
            assert await product.end(signal.SIGTERM) == 0
    await everybody_has_one_ticket_and_one_answer(telegram, database)
    await database.close()


async def a_stranger_is_turned_away(telegram: Sandbox, database: Database, webhook: str) -> None:
    """Nothing of what is posted without the secret is stored."""
    before = len(await database.read(ends))
    for secret in ("", "wrong", SECRET[:-1]):
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        async with telegram.session.post(webhook, json={"update_id": 7}, headers=headers) as answer:
            assert answer.status == 403
    assert len(await database.read(ends)) == before


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
async def test_a_token_that_telegram_takes_back_stops_the_service(
    telegram: Sandbox, database_url: str, tmp_path: Path, method: str
) -> None:
    """It says so and ends with status 1; what it could not say is said after the next start."""
    database = await Database.open(database_url)
    await furnish(database)
    log = tmp_path / "bot.log"
    product = Product(database_url, telegram.base, log)
    async with asyncio.timeout(100):
        await product.start()
        await telegram.idle(60)
        await telegram.call("POST", "faults", kind="error", code=401, method=method, times=None)
        for person in RESIDENTS:
            await writes(telegram, person)
        assert await product.ended() == 1
        assert "Telegram does not know this token" in log.read_text()
        assert "BotFather" in log.read_text()
        await telegram.call("DELETE", "faults")
        await product.start()
        try:
            await telegram.idle(60)
        finally:
            assert await product.end(signal.SIGTERM) == 0
    await everybody_has_one_ticket_and_one_answer(telegram, database)
    await database.close()
