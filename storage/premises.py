"""Properties and their units."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, exists, insert, or_, select

from storage.tables import properties, units
from tickets.premises import Property, Unit

MOST = 500
"""Units that one look at the files gives."""


def all_properties(c: Connection) -> list[Property]:
    """The properties the office looks after."""
    return [Property(**row._mapping) for row in c.execute(select(properties).order_by(properties.c.id))]


def one(c: Connection, property_id: int) -> Property:
    """The property; raises `LookupError` where there is none."""
    row = c.execute(select(properties).where(properties.c.id == property_id)).one_or_none()
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
    row = c.execute(select(units).where(units.c.id == unit_id)).one_or_none()
    if row is None:
        raise LookupError(f"no unit {unit_id}")
    return Unit(**row._mapping)


def has_units(c: Connection, property_id: int) -> bool:
    """Whether any unit of the property is on file."""
    return bool(c.scalar(select(exists().where(units.c.property_id == property_id))))


def units_like(c: Connection, property_id: int, building: str | None, room: str | None) -> list[Unit]:
    """Units on file in that building or with that room number, at most 500."""
    like = or_(units.c.building == building, units.c.room == room)
    rows = select(units).where(units.c.property_id == property_id, like).order_by(units.c.id).limit(MOST)
    return [Unit(**row._mapping) for row in c.execute(rows)]
