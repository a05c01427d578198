"""A row in words: read from the records and rendered at the moment it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import card_content, records, visits
from storage.connection import Connection
from storage.database import Database
from storage.outbox import OutRow
from templates.language import language
from templates.render import Renderer
from templates.rendered import Rendered
from tickets.card import CardContent
from tickets.clock import Clock
from tickets.policy import Policy
from tickets.records import File

AGAIN = "(sent again, perhaps for the second time)"
"""The words that mark a repeat; those of messages and cards come with their templates."""


@dataclass(frozen=True)
class Parcel:
    """What is posted for a row: words, or files with words that go with the first of them."""

    row: OutRow
    words: Rendered | None = None
    files: Sequence[File] = ()


class Wording:
    """Words rows in the language of their chat, as it is now."""

    def __init__(self, database: Database, renderer: Renderer, policy: Policy, clock: Clock) -> None:
        self._database = database
        self._renderer = renderer
        self._policy = policy
        self._clock = clock

    async def parcel(self, row: OutRow) -> Parcel:
        """The row, ready to be posted; raises what a template raises that does not fit it."""
        now = self._clock.now()
        match row.kind:
            case "strip":
                return Parcel(row)
            case "photos":
                locale, files = await self._database.read(_files, row)
                again = Rendered(language(locale).one(AGAIN)) if row.repeat else None
                return Parcel(row, words=again, files=files)
            case "card":
                locale, content = await self._database.read(_card, row, self._policy, now)
                return Parcel(row, words=self._renderer.card(content, locale, now, repeat=row.repeat))
            case _:
                locale = await self._database.read(_locale, row.chat_id)
                words = self._renderer.message(row.template, locale, row.params, now=now, repeat=row.repeat)
                return Parcel(row, words=words)


def _locale(c: Connection, chat_id: int) -> str:
    """The chat's own language, else that of the person whose private chat it is, else that of most residents."""
    known = visits.load(c, chat_id, chat_id)
    return known.chat_locale or (known.person.locale if known.person else "zh_Hans")


def _card(c: Connection, row: OutRow, policy: Policy, now: datetime) -> tuple[str, CardContent]:
    if row.card_id is None:
        raise LookupError(f"row {row.id} shows no card")
    return _locale(c, row.chat_id), card_content.content(c, row.card_id, policy, now)


def _files(c: Connection, row: OutRow) -> tuple[str, list[File]]:
    wanted: Any = row.params.get("files", [])
    return _locale(c, row.chat_id), [file for file in records.files_of(c, row.ticket_id or 0) if file.id in wanted]
