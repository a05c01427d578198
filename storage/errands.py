"""Errands: what needs the network or time, stored like a message; the result comes in by the inbox."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, literal_column, or_, select, update

from storage import inbox, workers
from storage.inbox import Body, Row
from storage.tables import errands
from storage.upsert import insert
from tickets.outgoing import Errand


@dataclass(frozen=True)
class ErrandRow:
    """An errand to run; its result is handled in the lane of `chat_id` and `by`. `attempts` counts earlier tries."""

    id: int
    key: str
    name: str
    chat_id: int
    by: int
    params: Mapping[str, Any]
    attempts: int


SLOW = ("transcription",)
"""Errands that may take minutes: they are fetched separately, so that they do not delay the others."""

_COLUMNS = [errands.c[field.name] for field in fields(ErrandRow)]
_DUE = errands.c.state == literal_column("'due'")
_UNDER_WAY = errands.c.state != literal_column("'done'")
_RUNNING = errands.c.state == literal_column("'running'")


def put(c: Connection, errand: Errand, now: datetime) -> bool:
    """Order an errand; `False` when its natural key is known already."""
    values = vars(errand) | {"params": dict(errand.params), "state": "due", "due_at": now, "attempts": 0}
    statement = insert(c, errands).values(values).on_conflict_do_nothing(index_elements=["key"])
    return c.scalar(statement.returning(errands.c.id)) is not None


def fetch_due(c: Connection, worker: str, now: datetime, limit: int, *, slow: bool = False) -> list[ErrandRow]:
    """Fetch due errands and those left running, the oldest first. Call it only with none of that sort under way.

    Errands that run in the name of `worker` were left too: their end could not be written.
    """
    left = _RUNNING & ((errands.c.worker == worker) | ~workers.alive(c, errands.c.worker))
    waiting = select(errands.c.id).where(_UNDER_WAY, _of_sort(slow=slow), or_(_DUE & (errands.c.due_at <= now), left))
    ids = waiting.order_by(errands.c.due_at, errands.c.id).limit(limit).with_for_update(skip_locked=True)
    taken = update(errands).where(errands.c.id.in_(ids)).values(state="running", worker=worker)
    rows = sorted(c.execute(taken.returning(*_COLUMNS)), key=lambda row: row.id)
    return [ErrandRow(**row._mapping) for row in rows]


def _of_sort(*, slow: bool) -> ColumnElement[bool]:
    return errands.c.name.in_(SLOW) if slow else errands.c.name.not_in(SLOW)


def again(c: Connection, errand_id: int, due_at: datetime) -> None:
    """It failed; try again then."""
    values = {"state": "due", "due_at": due_at, "attempts": errands.c.attempts + 1}
    c.execute(update(errands).where(_RUNNING, errands.c.id == errand_id).values(values))


def finish(
    c: Connection, errand: ErrandRow, result: Mapping[str, object], *, bot_id: int, worker: str, now: datetime
) -> list[Row]:
    """End the errand and put its result into the inbox, as kind `errand:<name>`; the inbox rows that this made."""
    ended = {"state": "done", "ended_at": now, "params": {}}
    c.execute(update(errands).where(errands.c.id == errand.id).values(ended))
    answer = {"chat_id": errand.chat_id, "by": errand.by, "params": errand.params, "result": result}
    body = Body(
        update_id=None,
        lane=f"{errand.chat_id}:{errand.by}",
        kind=f"errand:{errand.name}",
        raw=json.dumps(answer, ensure_ascii=False),
        key=f"errand:{errand.key}",
    )
    return inbox.receive(c, bot_id, [body], worker, now)


def unfinished(c: Connection, now: datetime, *, slow: bool | None = None) -> int:
    """How many are running or due: of all, or of one sort."""
    busy = or_(_RUNNING, _DUE & (errands.c.due_at <= now))
    sort = [] if slow is None else [_of_sort(slow=slow)]
    return c.scalar(select(func.count()).select_from(errands).where(_UNDER_WAY, busy, *sort)) or 0


def purge(c: Connection, before: datetime) -> int:
    """Delete what ended before then; how many."""
    return c.execute(delete(errands).where(errands.c.ended_at < before)).rowcount
