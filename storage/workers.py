"""Workers, and the leases for what only one of them may do; by the clock of the database, which they share."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    delete,
    false,
    literal_column,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.sql.elements import ColumnClause

from storage.tables import errands, inbox, leases, workers
from storage.types import MICROSECOND
from storage.upsert import insert

SPAN = timedelta(seconds=6)
"""How long a heartbeat or a lease is valid; renew it after a third of that. So long a killed worker goes unnoticed."""

FORGOTTEN = timedelta(days=1)
"""How long a worker has been dead before its name is forgotten."""

_NOW = {
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)",
    "postgresql": "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)",
}


class LeaseLost(Exception):
    """Another worker has the lease now: what this one began must be rolled back."""


def _now(c: Connection) -> ColumnClause[int]:
    return literal_column(_NOW[c.dialect.name], BigInteger)


def beat(c: Connection, worker: str) -> None:
    """Say that the worker is alive."""
    statement = insert(c, workers).values(name=worker, beat_at=_now(c))
    c.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"beat_at": _now(c)}))


def alive(c: Connection, name: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the worker of that name lives, as a condition; on SQLite there is only the one who asks."""
    if c.dialect.name == "sqlite":
        return false()
    living = select(workers.c.name).where(workers.c.beat_at > _now(c) - SPAN // MICROSECOND)
    return name.in_(living)


def purge(c: Connection) -> int:
    """Forget workers that died long ago and own nothing that somebody has yet to take over; how many."""
    owners = (
        select(inbox.c.worker).where(inbox.c.state == literal_column("'open'")),
        select(errands.c.worker).where(errands.c.state == literal_column("'running'"), errands.c.worker.is_not(None)),
        select(leases.c.worker).where(leases.c.worker.is_not(None)),
    )
    dead = workers.c.beat_at < _now(c) - FORGOTTEN // MICROSECOND
    return c.execute(delete(workers).where(dead, workers.c.name.not_in(union_all(*owners)))).rowcount


def acquire_lease(c: Connection, name: str, worker: str) -> int | None:
    """Take a lease that is free, expired or the worker's own. Gives its fencing token, or `None` if another has it.

    On SQLite there is only one process, so the last one to ask gets it; a token that was replaced is never valid again.
    """
    until = _now(c) + SPAN // MICROSECOND
    free = or_(leases.c.worker.is_(None), leases.c.worker == worker, leases.c.until < _now(c))
    statement = insert(c, leases).values(name=name, worker=worker, token=1, until=until)
    values = {"worker": worker, "token": leases.c.token + 1, "until": until}
    where = None if c.dialect.name == "sqlite" else free
    taken = statement.on_conflict_do_update(index_elements=["name"], set_=values, where=where)
    token: int | None = c.scalar(taken.returning(leases.c.token))
    return token


def renew_lease(c: Connection, name: str, worker: str, token: int) -> bool:
    """Keep the lease for another span; `False` if another worker has it."""
    until = _now(c) + SPAN // MICROSECOND
    return c.execute(update(leases).where(*_held(name, worker, token)).values(until=until)).rowcount == 1


def release_lease(c: Connection, name: str, worker: str, token: int) -> None:
    """Give the lease back, so that others need not wait for it to expire."""
    c.execute(update(leases).where(*_held(name, worker, token)).values(worker=None))


def _held(name: str, worker: str, token: int) -> tuple[ColumnElement[bool], ...]:
    return leases.c.name == name, leases.c.worker == worker, leases.c.token == token


def require_lease(c: Connection, name: str, token: int) -> None:
    """Make sure that nobody takes the lease before this transaction ends; raises `LeaseLost` if somebody has it
    already.
    """
    mine = select(leases.c.token).where(leases.c.name == name).with_for_update(read=True)
    if c.scalar(mine) != token:
        raise LeaseLost(name)
