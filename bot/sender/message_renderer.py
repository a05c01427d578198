"""Renders a row of the outbox at the moment it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.connection import Connection
from storage.database import Database
from storage.outbox import OutRow
from storage.render_data import RenderData, prefetch, render_data
from templates.language import language
from templates.render import Renderer
from templates.rendered import Rendered
from tickets.clock import Clock
from tickets.policy import Policy
from tickets.records import File

AGAIN = "(sent again, perhaps for the second time)"
"""Marks repeated files; messages and cards have their own words for it."""


class Unread(Exception):
    """The records for a row could not be read; another try may succeed."""


@dataclass(frozen=True)
class Parcel:
    """What is posted for a row: words, or files with words that go with the first of them."""

    row: OutRow
    words: Rendered | None = None
    files: Sequence[File] = ()


class MessageRenderer:
    """Renders rows in the present language of their chat."""

    def __init__(self, database: Database, renderer: Renderer, policy: Policy, clock: Clock) -> None:
        self._database = database
        self._renderer = renderer
        self._policy = policy
        self._clock = clock

    async def parcel(self, row: OutRow, data: RenderData | None) -> Parcel:
        """The row, ready to be posted; without `data` that is read first.

        Raises `Unread`, `LookupError`, or what a template raises that does not fit.
        """
        if row.kind == "strip":
            return Parcel(row)
        data, now = data or await self._read(row), self._clock.now()
        if row.kind == "photos":
            again = Rendered(language(data.locale).one(AGAIN)) if row.repeat else None
            return Parcel(row, words=again, files=data.files)
        if row.kind == "text":
            words = self._renderer.message(row.template, data.locale, row.params, now=now, repeat=row.repeat)
            return Parcel(row, words=words)
        if data.content is None:
            raise LookupError(f"row {row.id} shows no card")
        return Parcel(row, words=self._renderer.card(data.content, data.locale, now, repeat=row.repeat))

    def prefetch(self, c: Connection, rows: Sequence[OutRow]) -> Mapping[int, RenderData]:
        """What rows fetched in this transaction are rendered with."""
        return prefetch(c, rows, self._policy, self._clock.now()) if rows else {}

    async def _read(self, row: OutRow) -> RenderData:
        try:
            found = await self._database.read(render_data, [row], self._policy, self._clock.now())
        except Exception as error:
            raise Unread from error
        return found[row.id]
