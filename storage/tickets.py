"""Tickets as rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, insert, or_, select, update

from storage.tables import tickets
from storage.tables.tickets import UNENDED
from tickets.refusals import NoSuchTicket
from tickets.ticket import OPEN, Location, State, Ticket, Urgency

LISTED = timedelta(days=30)
"""For how long a resident sees a closed ticket."""

_PLACE = [field.name for field in fields(Location)]


_LOCKED = select(tickets).where(tickets.c.id == bindparam("ticket_id")).with_for_update()
_SEVERAL = select(tickets).where(tickets.c.id.in_(bindparam("ids", expanding=True)))
_ADD = insert(tickets).returning(tickets.c.id)
_SAVE = update(tickets).where(tickets.c.id == bindparam("ticket_id"))
_DRAFTS = (
    select(tickets)
    .where(tickets.c.resident_id == bindparam("resident"), tickets.c.state == State.DRAFT)
    .order_by(
        (tickets.c.urgency == Urgency.EMERGENCY).desc(),
        func.coalesce(tickets.c.touched_at, tickets.c.opened_at).desc(),
        tickets.c.id.desc(),
    )
    .with_for_update()
)
_DRAFT = _DRAFTS.limit(1)
_ENDED = and_(tickets.c.state.in_([State.CLOSED, State.CANCELLED]), tickets.c.closed_at > bindparam("since"))
_LISTED = (
    select(tickets)
    .where(tickets.c.resident_id == bindparam("resident"), or_(tickets.c.state.in_(sorted(OPEN)), _ENDED))
    .order_by(tickets.c.id.desc())
)


def _values(ticket: Ticket) -> dict[str, object]:
    return {name: value for name, value in (vars(ticket) | vars(ticket.place)).items() if name not in ("id", "place")}


def _ticket(row: Any) -> Ticket:
    columns = dict(row._mapping)
    place = Location(**{name: columns.pop(name) for name in _PLACE})
    return Ticket(**columns, place=place)


def lock(c: Connection, ticket_id: int) -> Ticket:
    """The ticket, locked until the commit; raises `NoSuchTicket`."""
    row = c.execute(_LOCKED, {"ticket_id": ticket_id}).one_or_none()
    if row is None:
        raise NoSuchTicket
    return _ticket(row)


def read(c: Connection, ticket_id: int) -> Ticket:
    """The committed ticket, not locked; raises `LookupError` if there is none."""
    return by_id(c, [ticket_id])[ticket_id]


def by_id(c: Connection, ids: Collection[int]) -> dict[int, Ticket]:
    """The committed tickets with these ids, not locked."""
    if not ids:
        return {}
    return {row.id: _ticket(row) for row in c.execute(_SEVERAL, {"ids": list(ids)})}


def add(c: Connection, ticket: Ticket) -> Ticket:
    """Store a new ticket; gives it back with its id."""
    return replace(ticket, id=c.scalar(_ADD, _values(ticket)))


def save(c: Connection, ticket: Ticket, before: Ticket | None = None) -> None:
    """Store the changes of the ticket since `before`, which is what is stored."""
    values, stored = _values(ticket), _values(before) if before else {}
    changed = {name: value for name, value in values.items() if name not in stored or stored[name] != value}
    if changed:
        c.execute(_SAVE, changed | {"ticket_id": ticket.id})


def draft_of(c: Connection, resident_id: int) -> Ticket | None:
    """The resident's draft, locked until the commit: of several an emergency, otherwise the one touched last."""
    row = c.execute(_DRAFT, {"resident": resident_id}).one_or_none()
    return _ticket(row) if row else None


def drafts_of(c: Connection, resident_id: int) -> list[Ticket]:
    """The resident's drafts, locked until the commit: an emergency first, then the one touched last."""
    return list(map(_ticket, c.execute(_DRAFTS, {"resident": resident_id})))


def of_resident(c: Connection, resident_id: int, now: datetime) -> list[Ticket]:
    """The resident's numbered tickets, newest first: open ones, and those that ended in the last 30 days."""
    return list(map(_ticket, c.execute(_LISTED, {"resident": resident_id, "since": now - LISTED})))


def open_of_group(c: Connection, group_id: int) -> list[Ticket]:
    """Open tickets that the group has, oldest first, locked until the commit."""
    return _open(c, tickets.c.group_id == group_id)


def ownerless(c: Connection, property_id: int) -> list[Ticket]:
    """Open tickets of the property that nobody answers for, oldest first, locked until the commit."""
    return _open(c, tickets.c.owner_id.is_(None) & (tickets.c.property_id == property_id))


def open_in(c: Connection, property_id: int) -> list[Ticket]:
    """Every open ticket of the property, oldest first, as it is committed."""
    return list(map(_ticket, c.execute(_listed_open(tickets.c.property_id == property_id))))


def _open(c: Connection, condition: ColumnElement[bool]) -> list[Ticket]:
    return list(map(_ticket, c.execute(_listed_open(condition).with_for_update())))


def _listed_open(condition: ColumnElement[bool]) -> Select[Any]:
    return select(tickets).where(UNENDED, condition, tickets.c.state.in_(sorted(OPEN))).order_by(tickets.c.id)


def due(c: Connection, now: datetime, limit: int) -> Sequence[int]:
    """The ids of tickets whose next deadline has come, longest overdue first."""
    deadline = tickets.c.next_deadline_at
    return c.scalars(select(tickets.c.id).where(deadline <= now).order_by(deadline).limit(limit)).all()


def next_due(c: Connection) -> datetime | None:
    """When the next deadline comes, if there is any."""
    moment: datetime | None = c.scalar(select(func.min(tickets.c.next_deadline_at)))
    return moment


def unfinished(c: Connection, after: int, limit: int) -> list[Ticket]:
    """Drafts and open tickets by id, after the ticket `after`: for the auditor."""
    rows = select(tickets).where(UNENDED, tickets.c.id > after).order_by(tickets.c.id).limit(limit)
    return list(map(_ticket, c.execute(rows)))


def repeats(c: Connection, ticket: Ticket, within: timedelta) -> int:
    """How many tickets of the same unit and category were sent out within that time before, without the
    cancelled ones.
    """
    if ticket.place.unit_id is None:
        return 0
    same = and_(tickets.c.unit_id == ticket.place.unit_id, tickets.c.category == ticket.category)
    before = and_(tickets.c.id < ticket.id, tickets.c.opened_at >= ticket.opened_at - within)
    counts = and_(tickets.c.number.is_not(None), tickets.c.state != State.CANCELLED)
    return c.scalar(select(func.count()).where(same, before, counts)) or 0
