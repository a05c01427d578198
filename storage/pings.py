"""Pings as rows: who is to be told of what, and when it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from storage.tables import pings
from storage.tables.tasks import WAITING
from tickets.tasks.ping import Ping


def _ping(row: Any) -> Ping:
    return Ping(**row._mapping)


def add(c: Connection, ping: Ping) -> Ping:
    """Have a person told; one about the same that waits is told with this reason instead, not later than before."""
    same = (pings.c.person_id == ping.person_id, pings.c.task_id.is_not_distinct_from(ping.task_id))
    about = (*same, pings.c.ticket_id.is_not_distinct_from(ping.ticket_id))
    changed = update(pings).where(WAITING, *about).values(why=ping.why, at=ping.at).returning(pings)
    row = c.execute(changed).first()
    if row is not None:
        return _ping(row)
    values = {name: value for name, value in vars(ping).items() if name != "id"}
    return replace(ping, id=c.scalar(insert(pings).values(values).returning(pings.c.id)))


def waiting(c: Connection, person_id: int) -> list[Ping]:
    """The person's pings that have not gone out, oldest first; locked until the commit."""
    rows = select(pings).where(WAITING, pings.c.person_id == person_id).order_by(pings.c.id).with_for_update()
    return list(map(_ping, c.execute(rows)))


def of_task(c: Connection, task_id: int) -> list[Ping]:
    """The pings about the task that went out, oldest first."""
    rows = select(pings).where(pings.c.task_id == task_id, pings.c.sent_at.is_not(None)).order_by(pings.c.id)
    return list(map(_ping, c.execute(rows)))


def last_sent(c: Connection, person_id: int) -> datetime | None:
    """When the person was last told of something; a card that they opened themselves does not count."""
    moment: datetime | None = c.scalar(
        select(func.max(pings.c.sent_at)).where(pings.c.person_id == person_id, pings.c.why != "asked")
    )
    return moment


def mark_sent(c: Connection, sent: Sequence[Ping], at: datetime) -> None:
    """They have gone out."""
    if sent:
        c.execute(update(pings).where(pings.c.id.in_([ping.id for ping in sent])).values(sent_at=at))


def due(c: Connection, now: datetime, limit: int) -> Sequence[int]:
    """The ids of people who are to be told something now."""
    rows = select(pings.c.person_id).where(WAITING, pings.c.due_at <= now).distinct().limit(limit)
    return c.scalars(rows).all()


def next_due(c: Connection) -> datetime | None:
    """When somebody is to be told something next."""
    moment: datetime | None = c.scalar(select(func.min(pings.c.due_at)).where(WAITING))
    return moment


def purge(c: Connection, before: datetime) -> int:
    """Forget pings that went out before then; how many."""
    return c.execute(delete(pings).where(pings.c.sent_at < before)).rowcount
