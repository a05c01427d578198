"""The history: facts are appended and read, never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any, get_type_hints

from sqlalchemy import Connection, bindparam, insert, select

from storage.tables import facts
from tickets.facts import Fact

_KINDS = {kind.__name__: kind for kind in Fact.__subclasses__()}
_RECORD = insert(facts)
_OF_TICKETS = select(facts).where(facts.c.ticket_id.in_(bindparam("of", expanding=True))).order_by(facts.c.id)
_COMMON = {field.name for field in fields(Fact)}


def _decoder(hint: object) -> Callable[[Any], Any]:
    """Restores what JSON does not keep: moments, and tuples instead of lists."""
    if hint in (datetime, datetime | None):
        return lambda value: None if value is None else datetime.fromisoformat(value)
    if str(hint).startswith("tuple["):
        return tuple
    return lambda value: value


_DECODERS = {
    name: {field: _decoder(hint) for field, hint in get_type_hints(kind).items() if field not in _COMMON}
    for name, kind in _KINDS.items()
}


def record(c: Connection, *happened: Fact) -> None:
    """Append to the history."""
    if happened:
        c.execute(_RECORD, list(map(_values, happened)))


def _values(fact: Fact) -> dict[str, object]:
    own = {name: value for name, value in vars(fact).items() if name not in _COMMON}
    data = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in own.items()}
    kind = type(fact).__name__
    return {"ticket_id": fact.ticket_id, "kind": kind, "at": fact.at, "by": fact.by, "data": data}


def of_ticket(c: Connection, ticket_id: int) -> list[Fact]:
    """The history of one ticket, oldest first."""
    return of_tickets(c, ticket_id)


def of_tickets(c: Connection, *ticket_ids: int) -> list[Fact]:
    """The history of tickets, oldest first."""
    return list(map(_fact, c.execute(_OF_TICKETS, {"of": ticket_ids})))


def _fact(row: Any) -> Fact:
    decoders = _DECODERS[row.kind]
    own = {name: decoders[name](value) for name, value in row.data.items()}
    return _KINDS[row.kind](ticket_id=row.ticket_id, at=row.at, by=row.by, **own)
