"""What was sent, by the message that it stands in."""

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
    """What of a ticket stands in the message, the newest of what changed it; `None` for what is about none."""
    row = c.execute(_AT, {"chat": chat_id, "message": message_id}).first()
    return Sent(*row) if row else None


def stands_at(c: Connection, key: str) -> int | None:
    """The message that the row of that key came to stand in; `None` while it is on its way, or for an unknown key."""
    message_id: int | None = c.scalar(_BY_KEY, {"key": key})
    return message_id
