"""The outbox: a row for each message, kept until it was sent or can never be sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from storage import cards, workers
from storage.tables import cards as cards_table
from storage.tables import outbox, pauses
from storage.upsert import insert, insert_for
from tickets.outgoing import Message, Photos, Show

SENDER = "sender"
"""The lease whose holder may fetch rows and have them handed over."""

_DUE = outbox.c.state == literal_column("'due'")  # literals: partial indexes are not used for parameters
_SENDING = outbox.c.state == literal_column("'sending'")


@dataclass(frozen=True)
class OutRow:
    """Something to send: `text`, `card`, `photos` (params: the ids of the files), or `strip` (take `edit`'s buttons).

    `edit` is the message to change in place, also for a card; `anew` sends the card again below. `repeat`: it may have
    arrived already, and must say so. `attempts` counts earlier tries. `waits`: it is due, and nobody's yet.
    """

    id: int
    kind: str
    chat_id: int
    thread_id: int | None
    template: str
    params: Mapping[str, Any]
    edit: int | None
    reply_to: int | None
    card_id: int | None
    ticket_id: int | None
    urgent: bool
    silent: bool
    repeat: bool
    attempts: int
    fallback: str
    anew: bool
    waits: bool = False


_COLUMNS = [outbox.c[field.name] for field in fields(OutRow) if field.name != "waits"]
_BLANK = {
    "attempts": 0,
    "repeat": False,
    "urgent": False,
    "silent": False,
    "anew": False,
    "template": "",
    "params": {},
    "fallback": "",
}

_WAITING = (_DUE, outbox.c.card_id == bindparam("waiting"))
_MERGE = update(outbox).where(*_WAITING).values(urgent=or_(outbox.c.urgent, bindparam("hurry", type_=Boolean)))
_REPLACE = (
    update(outbox)
    .where(*_WAITING)
    .values(state="replaced", ended_at=bindparam("now"))
    .returning(outbox.c.repeat, outbox.c.urgent)
)
_SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("row_id"))
    .values(state="sent", message_id=bindparam("arrived"), ended_at=bindparam("now"))
)


def put_message(c: Connection, message: Message, now: datetime, fence: int | None = None) -> OutRow | None:
    """Order a message; `None` if its key exists already.

    With the sender's fencing token the row is handed over at once, unless other rows wait for the chat.
    """
    return _put(c, vars(message) | {"kind": "text", "params": dict(message.params)}, now, fence)


def put_photos(c: Connection, photos: Photos, now: datetime, fence: int | None = None) -> OutRow | None:
    """Order an album; `None` if its key exists already. `fence` as for a message."""
    values = {name: value for name, value in vars(photos).items() if name != "files"}
    return _put(c, values | {"kind": "photos", "params": {"files": list(photos.files)}}, now, fence)


def put_card(c: Connection, order: Show, now: datetime, fence: int | None = None) -> OutRow | None:
    """Order a card; `None` if a waiting row will show the change too. `fence` as for a message.

    A card to be sent anew replaces waiting rows of that card, and goes to the end of the queue.
    """
    card, shown, waits = cards.show(c, order)
    values = {name: value for name, value in vars(order).items() if name not in ("audience", "news", "view")}
    values |= {"kind": "card", "key": f"card:{card.id}:{shown}", "card_id": card.id}
    if waits and order.anew:
        values |= _replaced(c, card.id, order, now)
    elif waits and c.execute(_MERGE, {"waiting": card.id, "hurry": order.urgent}).rowcount:
        return None
    row = _put(c, values, now, fence)
    return None if row is None else _placed(row, card.message_id)


def _replaced(c: Connection, card_id: int, order: Show, now: datetime) -> dict[str, bool]:
    """End the waiting row of the card; gives what the new row must take over from it."""
    rows = c.execute(_REPLACE, {"waiting": card_id, "now": now}).all()
    return {"repeat": any(row.repeat for row in rows), "urgent": order.urgent or any(row.urgent for row in rows)}


def put_strip(c: Connection, chat_id: int, message_id: int, now: datetime) -> OutRow | None:
    """Order that an old message loses its buttons; `None` if that was ordered already."""
    values = {"kind": "strip", "key": f"strip:{chat_id}:{message_id}", "chat_id": chat_id, "edit": message_id}
    return _put(c, values, now, None)


def _put(c: Connection, values: dict[str, Any], now: datetime, fence: int | None) -> OutRow | None:
    given = {name: value for name, value in values.items() if value is not None}
    whole = _BLANK | given | {"fence": fence, "due_at": now, "created_at": now}
    about = {"handed_to": fence, "queue": whole["chat_id"]}
    row = c.execute(_put_statement(c.dialect.name), whole | about).one_or_none()
    return None if row is None else replace(_row(row), waits=row.state == "due")


@cache
def _put_statement(dialect: str) -> ReturningInsert[Any]:
    """Whether a row is handed over: no other row of its chat waits or is being sent.

    So a row that is handed over is posted at once, and a crash leaves no more rows in doubt than were being posted.
    """
    due, other = outbox.alias(), outbox.alias()
    queued = exists().where(due.c.state == literal_column("'due'"), due.c.chat_id == bindparam("queue"))
    under_way = exists().where(other.c.state == literal_column("'sending'"), other.c.chat_id == bindparam("queue"))
    waits = or_(bindparam("handed_to", type_=BigInteger).is_(None), queued, under_way)
    statement = insert_for(dialect, outbox).values(state=case((waits, "due"), else_="sending"))
    return statement.on_conflict_do_nothing(index_elements=["key"]).returning(*_COLUMNS, outbox.c.state)


def _row(row: Any) -> OutRow:
    return OutRow(*row[: len(_COLUMNS)])


def _placed(row: OutRow, message_id: int | None) -> OutRow:
    """A card changes its message in place, unless it is sent anew; a repeated change does no harm."""
    edit = message_id if row.kind == "card" and not row.anew else row.edit
    return replace(row, edit=edit, repeat=row.repeat and edit is None)


def fetch_due(c: Connection, now: datetime, limit: int, fence: int, skip: Collection[int] = ()) -> list[OutRow]:
    """Fetch due rows, urgent ones first: one for each chat, and none while another row of the chat is being sent.

    Chats that are paused or in `skip` wait. Raises `LeaseLost` if `fence` is no longer the sender's.
    """
    workers.require_lease(c, SENDER, fence)
    rows = c.execute(_heads(now, skip).limit(limit)).all()
    if rows:
        ids = [row.id for row in rows]
        c.execute(update(outbox).where(outbox.c.id.in_(ids)).values(state="sending", fence=fence))
    return [_placed(_row(row), row.stands) for row in rows]


def _heads(now: datetime, skip: Collection[int]) -> Select[Any]:
    """The first row of each chat to which something may be sent now."""
    other, busy = outbox.alias(), outbox.alias()
    earlier = or_(other.c.urgent > outbox.c.urgent, and_(other.c.urgent == outbox.c.urgent, other.c.id < outbox.c.id))
    return (
        select(*_COLUMNS, cards_table.c.message_id.label("stands"))
        .select_from(outbox.outerjoin(cards_table, cards_table.c.id == outbox.c.card_id))
        .where(_DUE, outbox.c.due_at <= now, outbox.c.chat_id.not_in(skip))
        .where(~exists().where(pauses.c.chat_id == outbox.c.chat_id, pauses.c.until > now))
        .where(~exists().where(busy.c.state == literal_column("'sending'"), busy.c.chat_id == outbox.c.chat_id))
        .where(~exists().where(other.c.state == literal_column("'due'"), other.c.chat_id == outbox.c.chat_id, earlier))
        .order_by(outbox.c.urgent.desc(), outbox.c.id)
        .with_for_update(of=outbox, skip_locked=True)
    )


def waits(c: Connection, now: datetime, chats: Collection[int]) -> bool:
    """Whether anything may be sent now to one of these chats."""
    if not chats:
        return False
    paused = exists().where(pauses.c.chat_id == outbox.c.chat_id, pauses.c.until > now)
    due = exists().where(_DUE, outbox.c.due_at <= now, outbox.c.chat_id.in_(chats), ~paused)
    return bool(c.scalar(select(due)))


@dataclass(frozen=True)
class Arrival:
    """A row that was sent: the message that it brought or changed, if any."""

    row: OutRow
    message_id: int | None
    at: datetime


def mark_sent(c: Connection, arrivals: Sequence[Arrival]) -> None:
    """Mark rows as sent. A card is in its new message now, and the message before is to lose its buttons."""
    c.execute(_SENT, [{"row_id": one.row.id, "arrived": one.message_id, "now": one.at} for one in arrivals])
    for one in arrivals:
        row, message_id = one.row, one.message_id
        if row.card_id is None or message_id is None or message_id == row.edit:
            continue
        before = cards.sent(c, row.card_id, message_id)
        if before is not None and row.anew:
            put_strip(c, row.chat_id, before, one.at)


def forget_place(c: Connection, row: OutRow) -> None:
    """The message to be changed no longer exists: send a new one, now and in every later try."""
    c.execute(update(outbox).where(outbox.c.id == row.id).values(edit=None))
    if row.card_id is not None:
        cards.forget_place(c, row.card_id)


def mark_transient(c: Connection, row_id: int, due_at: datetime) -> None:
    """It did not arrive; try again then."""
    _due_again(c, row_id, due_at=due_at, attempts=outbox.c.attempts + 1)


def mark_doubt(c: Connection, row_id: int, due_at: datetime) -> None:
    """Nobody knows whether it arrived: send it again then, marked as a repeat."""
    _due_again(c, row_id, due_at=due_at, attempts=outbox.c.attempts + 1, repeat=True)


def put_back(c: Connection, row_id: int) -> None:
    """It was fetched but not posted: it waits again."""
    _due_again(c, row_id)


def _due_again(c: Connection, row_id: int, **values: Any) -> None:
    c.execute(update(outbox).where(_SENDING, outbox.c.id == row_id).values(state="due", **values))


def mark_failed(c: Connection, row_id: int, reason: str, at: datetime) -> None:
    """It can never be sent."""
    values = {"state": "failed", "reason": reason, "ended_at": at}
    c.execute(update(outbox).where(outbox.c.id == row_id).values(values))


def left_sending(c: Connection, fence: int) -> int:
    """Make the rows that an earlier holder of the lease was sending due again, marked as repeats; how many."""
    others = (_SENDING, outbox.c.fence != fence)
    values = {"state": "due", "repeat": True, "attempts": outbox.c.attempts + 1}
    return c.execute(update(outbox).where(*others).values(values)).rowcount


def pause(c: Connection, chat_id: int, until: datetime) -> None:
    """Telegram asked for a pause (429): send nothing to the chat before then; of two pauses the longer one counts."""
    statement = insert(c, pauses).values(chat_id=chat_id, until=until)
    longer = statement.excluded.until > pauses.c.until
    c.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_={"until": until}, where=longer))


def unfinished(c: Connection, now: datetime) -> int:
    """How many rows are being sent, or are due and not paused."""
    paused = exists().where(pauses.c.chat_id == outbox.c.chat_id, pauses.c.until > now)
    sending = select(func.count()).select_from(outbox).where(_SENDING)
    due = select(func.count()).select_from(outbox).where(_DUE, outbox.c.due_at <= now, ~paused)
    return c.scalar(select(sending.scalar_subquery() + due.scalar_subquery())) or 0


def purge(c: Connection, before: datetime, limit: int) -> int:
    """Delete the content of rows that ended before then, and pauses that are over; how many rows.

    The rows themselves stay, so that their keys are never used again.
    """
    c.execute(delete(pauses).where(pauses.c.until < before))
    some = select(outbox.c.id).where(text("params <> '{}'"), outbox.c.ended_at < before).limit(limit)
    return c.execute(update(outbox).where(outbox.c.id.in_(some)).values(params={})).rowcount


def move(c: Connection, old: int, new: int) -> None:
    """Move waiting rows to the chat's new id; a change of an old message becomes a new message."""
    mine = and_(outbox.c.chat_id == old, or_(_DUE, _SENDING))
    c.execute(delete(outbox).where(mine, outbox.c.kind == "strip"))
    c.execute(update(outbox).where(mine).values(chat_id=new, edit=None, reply_to=None))
