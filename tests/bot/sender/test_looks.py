"""Rows that are worded together share one look into the records."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from bot.clock import SystemClock
from bot.policy.load import load_policy
from bot.sender.looks import Looks, Seen
from storage import chats, people
from storage.database import Database
from storage.desk import StoredDesk
from storage.outbox import OutRow
from storage.tables import properties
from tests import cast
from tests.tickets.acts.stories import drafted
from tickets.people import Person
from tickets.telling import Message

POLICY = load_policy()


class Counting:
    """A database that counts how often it is read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.reads = 0

    async def read(self, fn: Callable[..., Any], *args: Any) -> Any:
        self.reads += 1
        return await self._database.read(fn, *args)


def ordered(c: Connection) -> list[OutRow]:
    """A draft's card, and a message to each of three chats: of a person, with a language of its own, unknown."""
    outgoing: list[OutRow] = []
    c.execute(insert(properties), [vars(cast.ESTATE)])
    people.save(c, replace(cast.WANG, unit_id=None))
    people.save(c, Person(701, "Ann", "en"))
    people.save(c, Person(702, "Ben", "en"))
    chats.speak(c, 702, "private", "zh_Hant")
    desk = StoredDesk(c, POLICY, cast.NIGHT, outgoing, fence=1)
    drafted(desk)  # type: ignore[arg-type]
    for chat in (701, 702, 703):
        desk.tell(Message(f"help:{chat}", chat, "resident/help"))
    return outgoing


@pytest.fixture
async def rows(database: Database) -> list[OutRow]:
    async with database.begin() as tx:
        return await tx.run(ordered)


async def test_rows_that_ask_at_once_share_one_look(database: Database, rows: list[OutRow]) -> None:
    counting = Counting(database)
    looks = Looks(counting, POLICY, SystemClock())  # type: ignore[arg-type]
    card, *texts = await asyncio.gather(*map(looks.at, rows))
    assert card.content is not None
    assert card.content.ticket.id == rows[0].ticket_id
    assert [seen.locale for seen in texts] == ["en", "zh_Hant", "zh_Hans"]
    assert counting.reads == 1
    assert (await looks.at(rows[1])).locale == "en"
    assert counting.reads == 2


async def test_a_card_that_is_gone_spoils_no_other(database: Database, rows: list[OutRow]) -> None:
    looks = Looks(database, POLICY, SystemClock())
    gone = OutRow(**vars(rows[0]) | {"id": 99, "card_id": 99_999})
    found = await asyncio.gather(*map(looks.at, [gone, *rows]), return_exceptions=True)
    assert isinstance(found[0], LookupError)
    assert [seen.locale for seen in found[2:] if isinstance(seen, Seen)] == ["en", "zh_Hant", "zh_Hans"]


async def test_who_no_longer_waits_spoils_no_other(database: Database, rows: list[OutRow]) -> None:
    looks = Looks(database, POLICY, SystemClock())
    leaving, staying = (asyncio.ensure_future(looks.at(row)) for row in rows[1:3])
    await asyncio.sleep(0)
    leaving.cancel()
    assert (await staying).locale == "zh_Hant"
    assert leaving.cancelled()
