"""Properties and their units."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, bindparam, case, exists, insert, or_, select

from storage.tables import properties, units
from tickets.premises import Property, Unit

MOST = 500
"""The most units that one query gives."""

_ALL = select(properties).order_by(properties.c.id)
_PROPERTY = select(properties).where(properties.c.id == bindparam("of"))
_UNIT = select(units).where(units.c.id == bindparam("of"))
_ANY = select(exists().where(units.c.property_id == bindparam("of")))
_BUILDING, _ROOM = units.c.building == bindparam("building"), units.c.room == bindparam("room")
_LIKE = (
    select(units)
    .where(units.c.property_id == bindparam("of"), or_(_BUILDING, _ROOM))
    .order_by(case((and_(_BUILDING, _ROOM), 0), (_ROOM, 1), else_=2), units.c.id)
    .limit(MOST)
)


def all_properties(c: Connection) -> list[Property]:
    """The properties the office looks after."""
    return [Property(**row._mapping) for row in c.execute(_ALL)]


def one(c: Connection, property_id: int) -> Property:
    """The property; raises `LookupError` where there is none."""
    row = c.execute(_PROPERTY, {"of": property_id}).one_or_none()
    if row is None:
        raise LookupError(f"no property {property_id}")
    return Property(**row._mapping)


def add_property(c: Connection, name: str, code: str = "") -> Property:
    """Store a property; its code must be its own."""
    row = c.execute(insert(properties).values(name=name, code=code).returning(properties)).one()
    return Property(**row._mapping)


def add_units(c: Connection, new: Sequence[Unit]) -> None:
    """Store units; their ids are given by the database."""
    values = [{name: value for name, value in vars(unit).items() if name != "id"} for unit in new]
    if values:
        c.execute(insert(units), values)


def unit(c: Connection, unit_id: int) -> Unit:
    """The unit; raises `LookupError` where there is none."""
    row = c.execute(_UNIT, {"of": unit_id}).one_or_none()
    if row is None:
        raise LookupError(f"no unit {unit_id}")
    return Unit(**row._mapping)


def has_units(c: Connection, property_id: int) -> bool:
    """Whether any unit of the property is on file."""
    return bool(c.scalar(_ANY, {"of": property_id}))


def units_like(c: Connection, property_id: int, building: str | None, room: str | None) -> list[Unit]:
    """Units on file in that building or with that room number, at most 500: those with both, then with the room."""
    rows = c.execute(_LIKE, {"of": property_id, "building": building, "room": room})
    return [Unit(**row._mapping) for row in rows]
