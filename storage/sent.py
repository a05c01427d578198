"""Finds what was sent by the message that shows it."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from storage.tables import outbox
from tickets.outgoing import Sent

_AT = (
    select(outbox.c.ticket_id, outbox.c.template)
    .where(
        outbox.c.chat_id == bindparam("chat"),
        outbox.c.message_id == bindparam("message"),
        outbox.c.ticket_id.is_not(None),
    )
    .order_by(outbox.c.id.desc())
    .limit(1)
)
_BY_KEY = select(outbox.c.message_id).where(outbox.c.key == bindparam("key"))


def at(c: Connection, chat_id: int, message_id: int) -> Sent | None:
    """Which ticket the message is about, by the newest row that changed it; `None` if it is about none."""
    row = c.execute(_AT, {"chat": chat_id, "message": message_id}).first()
    return Sent(*row) if row else None


def stands_at(c: Connection, key: str) -> int | None:
    """The message that the row with this key brought; `None` while it is being sent, or for an unknown key."""
    message_id: int | None = c.scalar(_BY_KEY, {"key": key})
    return message_id
