"""Errands beside a sandbox: whatever becomes of one, whoever ordered it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Connection
from telegram import Bot
from telegram.error import TimedOut

from bot import errands as running
from storage import errands
from storage.errands import ErrandRow
from storage.inbox import Row
from tests.bot.sending import CLERK, TEAM
from tests.bot.serving import Served, served
from tests.sandbox_client import Sandbox
from tickets.acts.bind_group import ask_to_bind


@pytest.fixture
async def bot(telegram: Sandbox, database_url: str) -> AsyncIterator[Served]:
    await telegram.call("POST", f"chats/{TEAM}/members", person=CLERK, status="administrator")
    async with served(telegram, database_url) as bot:
        await bot.speaker(CLERK).say("/start")
        yield bot


async def answer(bot: Served) -> str:
    """What the clerk reads who asks to bind the group."""
    async with bot.application.resources.database.begin() as tx:
        await bot.application.acts.run(tx, ask_to_bind, TEAM, None, by=CLERK, key="1")
    await bot.sandbox.idle()
    return (await bot.speaker(CLERK).seen())[-1]


class Faulty:
    """Fails in these ways first, and then does what it should."""

    def __init__(self, works: Any, *faults: Exception) -> None:
        self.works = works
        self.faults = list(faults)

    def fail(self) -> None:
        if self.faults:
            raise self.faults.pop()

    async def asks(self, bot: Bot, errand: ErrandRow) -> dict[str, Any]:
        self.fail()
        found: dict[str, Any] = await self.works(bot, errand)
        return found

    def writes(self, c: Connection, *args: Any, **kwargs: Any) -> list[Row]:
        self.fail()
        rows: list[Row] = self.works(c, *args, **kwargs)
        return rows


@pytest.mark.parametrize(
    ("faults", "words"), [([ValueError("odd")], "make me an administrator"), ([TimedOut()], "水电组")]
)
async def test_one_that_fails_is_answered_and_what_may_pass_is_tried_again(
    bot: Served, monkeypatch: pytest.MonkeyPatch, faults: list[Exception], words: str
) -> None:
    monkeypatch.setattr(running, "AGAIN", 0 * running.AGAIN)
    monkeypatch.setattr(running, "NAMES", {"membership": Faulty(running.NAMES["membership"], *faults).asks})
    assert words in await answer(bot)


async def test_one_whose_end_could_not_be_written_is_run_again(bot: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errands, "finish", Faulty(errands.finish, OSError("away")).writes)
    assert "水电组" in await answer(bot)
