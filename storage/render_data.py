"""What rows of the outbox are rendered with, as the records have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage import card_content, chats, records
from storage.card_content import NONE
from storage.outbox import OutRow
from tickets.card import CardContent
from tickets.policy import Policy
from tickets.records import File
from tickets.ticket import Ticket

log = structlog.get_logger()

MOSTLY = "zh_Hans"
"""The language of most residents, for chats that nothing is known of."""


@dataclass(frozen=True)
class RenderData:
    """The language of a row's chat; the card that it shows, or the files that it brings."""

    locale: str
    content: CardContent | None = None
    files: Sequence[File] = ()

    @property
    def stood(self) -> bool:
        """Whether the card stands somewhere already."""
        return self.content is not None and self.content.card.message_id is not None


def render_data(
    c: Connection, rows: Sequence[OutRow], policy: Policy, now: datetime, locked: Mapping[int, Ticket] = NONE
) -> Mapping[int, RenderData]:
    """What there is for each row, by its id, read together; a row without it shows a card that there is not.

    `locked`: tickets that this transaction has locked, as they are stored.
    """
    locales = chats.locales(c, {row.chat_id for row in rows})
    shown = {row.card_id for row in rows if row.card_id is not None}
    contents = card_content.contents(c, shown, policy, now, locked) if shown else {}
    brought = {row.ticket_id for row in rows if row.kind == "photos" and row.ticket_id is not None}
    files = records.files_of(c, *brought) if brought else []
    return {
        row.id: RenderData(
            locales.get(row.chat_id, MOSTLY),
            contents[row.card_id] if row.card_id is not None else None,
            [file for file in files if file.id in row.params["files"]] if row.kind == "photos" else (),
        )
        for row in rows
        if row.card_id is None or row.card_id in contents
    }


def prefetch(
    c: Connection, rows: Sequence[OutRow], policy: Policy, now: datetime, locked: Mapping[int, Ticket] = NONE
) -> Mapping[int, RenderData]:
    """The same for rows that this transaction hands over; what cannot be read now is read when they are sent."""
    try:
        return render_data(c, rows, policy, now, locked)
    except DBAPIError:
        raise  # the transaction is broken
    except Exception:
        log.exception("prefetch_failed", rows=[row.id for row in rows])
        return {}
