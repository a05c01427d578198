"""The history: facts are appended and read, never changed.

Rows of every version are read: earlier names are understood, a field that a fact no longer has is left out, one that
the row does not have takes its default, and what cannot be read at all is an `UnknownFact`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from datetime import datetime
from typing import Any, get_type_hints

from sqlalchemy import Connection, bindparam, insert, select

import tickets.tasks.facts  # noqa: F401 - their codes are known from here on
from storage.tables import facts
from tickets import answer_facts  # noqa: F401 - defines facts
from tickets.fact_aliases import code_of, with_present_names
from tickets.facts import Fact, UnknownFact

KINDS = {kind.code: kind for kind in Fact.__subclasses__() if kind is not UnknownFact}
"""The facts that can be read, by their codes."""

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


def _own(kind: type[Fact]) -> list[Field[Any]]:
    return [field for field in fields(kind) if field.name not in _COMMON]


def _decoders(kind: type[Fact]) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: _decoder(hints[field.name]) for field in _own(kind)}


_DECODERS = {code: _decoders(kind) for code, kind in KINDS.items()}
_REQUIRED = {code: {field.name for field in _own(kind) if field.default is MISSING} for code, kind in KINDS.items()}


def record(c: Connection, *happened: Fact) -> None:
    """Append to the history."""
    if happened:
        c.execute(_RECORD, list(map(_values, happened)))


def _values(fact: Fact) -> dict[str, object]:
    common = {"ticket_id": fact.ticket_id, "at": fact.at, "by": fact.by}
    if isinstance(fact, UnknownFact):
        return common | {"kind": fact.stored_code, "data": fact.data}
    own = {name: value for name, value in vars(fact).items() if name not in _COMMON}
    data = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in own.items()}
    return common | {"kind": fact.code, "data": data}


def of_ticket(c: Connection, ticket_id: int) -> list[Fact]:
    """The history of one ticket, oldest first."""
    return of_tickets(c, ticket_id)


def of_tickets(c: Connection, *ticket_ids: int) -> list[Fact]:
    """The history of tickets, oldest first."""
    return list(map(_fact, c.execute(_OF_TICKETS, {"of": ticket_ids})))


def _fact(row: Any) -> Fact:
    code = code_of(row.kind)
    data = with_present_names(code, row.data)
    if code not in KINDS or not _REQUIRED[code] <= data.keys():
        return UnknownFact(row.ticket_id, row.at, row.by, row.kind, row.data)
    own = {name: decoded(data[name]) for name, decoded in _DECODERS[code].items() if name in data}
    return KINDS[code](ticket_id=row.ticket_id, at=row.at, by=row.by, **own)
