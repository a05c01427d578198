"""The inbox: a row for each update or result of an errand, which is handled once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, literal_column, or_, select, text, update
from sqlalchemy.sql.dml import ReturningInsert

from storage import workers
from storage.tables import inbox
from storage.upsert import insert_for

KEPT_ASIDE = timedelta(days=28)
"""How much longer a row that was set aside is kept than a finished one."""

_HOLD_LANES = text(
    "SELECT lane FROM unnest(CAST(:lanes AS text[])) AS lane WHERE pg_try_advisory_xact_lock(hashtextextended(lane, 0))"
)

_OPEN = inbox.c.state == literal_column("'open'")  # a literal: the partial index is not used for a parameter
_FINISH = (
    update(inbox)
    .where(_OPEN, inbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(state="done", ended_at=bindparam("now"))
)


class AlreadyEnded(Exception):
    """Another worker has finished this row: what was done for it here must be rolled back."""


@dataclass(frozen=True)
class Body:
    """An update to be stored. Rows of a `lane` are handled in order; `key` is the natural key of what has no
    update id.
    """

    update_id: int | None
    lane: str
    kind: str
    raw: str
    malformed: bool = False
    key: str = ""

    @property
    def natural_key(self) -> str:
        """Update ids restart at random: the same id with another body is another update."""
        return self.key or f"{self.update_id}:{sha256(self.raw.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


@dataclass(frozen=True)
class Row:
    """A stored row. `attempts` includes the one that runs now or next."""

    id: int
    update_id: int | None
    kind: str
    lane: str
    raw: str
    malformed: bool
    attempts: int
    received_at: datetime


_COLUMNS = [inbox.c[field.name] for field in fields(Row)]


def receive(c: Connection, bot_id: int, bodies: Sequence[Body], worker: str, now: datetime) -> list[Row]:
    """Store new updates as open, with this worker as owner and one attempt counted. Gives the new rows, the oldest
    first.
    """
    if not bodies:
        return []
    stored = c.execute(_receive_statement(c.dialect.name), [_values(body, bot_id, worker, now) for body in bodies])
    return sorted(map(_row, stored), key=lambda row: row.id)


@cache
def _receive_statement(dialect: str) -> ReturningInsert[Any]:
    return insert_for(dialect, inbox).on_conflict_do_nothing().returning(*_COLUMNS)


def _values(body: Body, bot_id: int, worker: str, now: datetime) -> dict[str, object]:
    return {
        "bot_id": bot_id,
        "key": body.natural_key,
        "update_id": body.update_id,
        "kind": body.kind,
        "lane": body.lane,
        "raw": body.raw,
        "malformed": body.malformed,
        "state": "open",
        "worker": worker,
        "attempts": 1,
        "received_at": now,
    }


def _row(row: Any) -> Row:
    return Row(**row._mapping)


def guard(c: Connection, rows: Sequence[Row]) -> list[Row]:
    """The rows whose turn it is, and keep their lanes until this transaction ends; the others must ask again.

    Only for PostgreSQL, where another worker may be handling earlier rows of a lane.
    """
    held = c.scalars(_HOLD_LANES, {"lanes": sorted({row.lane for row in rows})}).all()
    others = and_(_OPEN, inbox.c.lane.in_(held), inbox.c.id.not_in([row.id for row in rows]))
    first = dict(c.execute(select(inbox.c.lane, func.min(inbox.c.id)).where(others).group_by(inbox.c.lane)).all())
    return [row for row in rows if row.lane in held and row.id < first.get(row.lane, row.id + 1)]


def finish(c: Connection, ids: Collection[int], now: datetime) -> None:
    """Finish rows in the transaction of what they caused; raises `AlreadyEnded` if another worker did."""
    ended = c.execute(_FINISH, {"ids": list(ids), "now": now})
    if ended.rowcount != len(ids):
        raise AlreadyEnded


def count_attempt(c: Connection, row_id: int) -> int | None:
    """Count an attempt before it runs. Gives its number, or `None` if the row is finished."""
    counted = update(inbox).where(_OPEN, inbox.c.id == row_id).values(attempts=inbox.c.attempts + 1)
    attempt: int | None = c.scalar(counted.returning(inbox.c.attempts))
    return attempt


def set_aside(c: Connection, row_id: int, error: str, now: datetime) -> None:
    """Finish a row that cannot be handled; raises `AlreadyEnded` if another worker did."""
    values = {"state": "aside", "ended_at": now, "error": error}
    if c.execute(update(inbox).where(_OPEN, inbox.c.id == row_id).values(values)).rowcount == 0:
        raise AlreadyEnded


def left_open(c: Connection, worker: str) -> list[Row]:
    """Take over the open rows of dead workers, the oldest first; on SQLite every other worker is dead."""
    gone = ~workers.alive(c, inbox.c.worker)
    orphans = select(inbox.c.id).where(_OPEN, inbox.c.worker != worker, gone).with_for_update(skip_locked=True)
    taken = c.execute(update(inbox).where(inbox.c.id.in_(orphans)).values(worker=worker).returning(*_COLUMNS))
    return sorted(map(_row, taken), key=lambda row: row.id)


def unfinished(c: Connection) -> int:
    """How many rows are open."""
    return c.scalar(select(func.count()).select_from(inbox).where(_OPEN)) or 0


def purge(c: Connection, before: datetime, limit: int) -> int:
    """Delete so many of the rows that ended before then, those set aside four weeks later; how many."""
    done = and_(inbox.c.state == "done", inbox.c.ended_at < before)
    aside = and_(inbox.c.state == "aside", inbox.c.ended_at < before - KEPT_ASIDE)
    some = select(inbox.c.id).where(or_(done, aside)).limit(limit)
    return c.execute(delete(inbox).where(inbox.c.id.in_(some))).rowcount
