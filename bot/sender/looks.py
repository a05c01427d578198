"""What rows are worded with, as the records have it: rows that ask in the same turn of the loop share one look."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import card_content, chats, records
from storage.connection import Connection
from storage.database import Database
from storage.outbox import OutRow
from tickets.card import CardContent
from tickets.clock import Clock
from tickets.policy import Policy
from tickets.records import File

MOSTLY = "zh_Hans"
"""The language of most residents, for chats that nothing is known of."""


@dataclass(frozen=True)
class Seen:
    """The language of a row's chat; the card that it shows, or the files that it brings."""

    locale: str
    content: CardContent | None = None
    files: Sequence[File] = ()


class Looks:
    """Looks into the records for rows."""

    def __init__(self, database: Database, policy: Policy, clock: Clock) -> None:
        self._database = database
        self._policy = policy
        self._clock = clock
        self._asked: list[OutRow] = []
        self._look: asyncio.Task[Mapping[int, Seen]] | None = None

    async def at(self, row: OutRow) -> Seen:
        """What is seen for the row; raises `LookupError` when it shows a card that there is not."""
        if self._look is None:
            self._look = asyncio.ensure_future(self._together())
        self._asked.append(row)
        try:
            return (await asyncio.shield(self._look))[row.id]
        except Exception:
            return (await self._read([row]))[row.id]  # whatever is wrong with one row spoils no other

    async def _together(self) -> Mapping[int, Seen]:
        """One look for all who have asked by now: a task begins after everything that was ready before it."""
        rows, self._asked, self._look = self._asked, [], None
        return await self._read(rows)

    async def _read(self, rows: Sequence[OutRow]) -> Mapping[int, Seen]:
        return await self._database.read(_seen, rows, self._policy, self._clock.now())


def _seen(c: Connection, rows: Sequence[OutRow], policy: Policy, now: datetime) -> dict[int, Seen]:
    locales = chats.locales(c, {row.chat_id for row in rows})
    shown = {row.card_id for row in rows if row.card_id is not None}
    contents = card_content.contents(c, shown, policy, now) if shown else {}
    brought = {row.ticket_id for row in rows if row.kind == "photos" and row.ticket_id is not None}
    files = records.files_of(c, *brought) if brought else []
    return {
        row.id: Seen(
            locales.get(row.chat_id, MOSTLY),
            contents[row.card_id] if row.card_id is not None else None,
            [file for file in files if file.id in row.params["files"]] if row.kind == "photos" else (),
        )
        for row in rows
    }
