"""Renders a row of the outbox at the moment it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.connection import Connection
from storage.database import Database
from storage.outbox import OutRow
from storage.seen import Seen, see, see_beforehand
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

    async def parcel(self, row: OutRow, seen: Seen | None) -> Parcel:
        """The row, ready to be posted; without `seen` it is looked up.

        Raises `Unread`, `LookupError`, or what a template raises that does not fit.
        """
        if row.kind == "strip":
            return Parcel(row)
        seen, now = seen or await self._look(row), self._clock.now()
        if row.kind == "photos":
            again = Rendered(language(seen.locale).one(AGAIN)) if row.repeat else None
            return Parcel(row, words=again, files=seen.files)
        if row.kind == "text":
            words = self._renderer.message(row.template, seen.locale, row.params, now=now, repeat=row.repeat)
            return Parcel(row, words=words)
        if seen.content is None:
            raise LookupError(f"row {row.id} shows no card")
        return Parcel(row, words=self._renderer.card(seen.content, seen.locale, now, repeat=row.repeat))

    def see(self, c: Connection, rows: Sequence[OutRow]) -> Mapping[int, Seen]:
        """What rows taken in this transaction are rendered with."""
        return see_beforehand(c, rows, self._policy, self._clock.now()) if rows else {}

    async def _look(self, row: OutRow) -> Seen:
        try:
            found = await self._database.read(see, [row], self._policy, self._clock.now())
        except Exception as error:
            raise Unread from error
        return found[row.id]
