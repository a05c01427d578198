"""Cards that were sent just before a crash, so that their message id is unknown until somebody presses a button."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, literal_column, or_, select

from storage import cards, outbox
from storage.outbox import OutRow
from storage.tables import outbox as rows

_KNOWN_OR_UNDER_WAY = select(
    exists().where(
        rows.c.chat_id == bindparam("chat"),
        or_(rows.c.message_id == bindparam("message"), rows.c.state == literal_column("'sending'")),
    )
)


def meet(c: Connection, ticket_id: int, chat_id: int, message_id: int, now: datetime) -> OutRow | None:
    """A button of the ticket's card was pressed in this message.

    If the card has no message, it is this one. If it has another, this one loses its buttons: gives the row for that.
    """
    if c.scalar(_KNOWN_OR_UNDER_WAY, {"chat": chat_id, "message": message_id}):
        return None
    if cards.adopt(c, ticket_id, chat_id, message_id) is not None:
        return None
    beside = any(card.chat_id == chat_id for card in cards.of_ticket(c, ticket_id))
    return outbox.put_strip(c, chat_id, message_id, now) if beside else None
