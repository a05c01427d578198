"""The estate of the journeys, put on file: units, people, posts and groups of the cast."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from storage import groups, people, premises
from storage.database import Database
from tests import cast
from tickets.premises import Unit

BUILDINGS = ("1", "2", "3", "8")


async def furnish(database: Database) -> None:
    """Put the cast's estate on file, in a database that is empty."""
    async with database.begin() as tx:
        await tx.run(_furnish)


def _furnish(c: Connection) -> None:
    estate = premises.add_property(c, cast.ESTATE.name)
    premises.add_units(c, list(_units(estate.id)))
    like = premises.units_like(c, estate.id, cast.HOME.building, cast.HOME.room)
    home = next(unit for unit in like if replace(cast.HOME, id=unit.id, property_id=estate.id) == unit)
    for person in cast.EVERYBODY:
        people.save(c, replace(person, unit_id=home.id) if person.unit_id else person)
    for post in cast.STAFF:
        people.add_post(c, replace(post, property_id=estate.id))
    for group in (cast.PLUMBERS, cast.EVERYTHING):
        groups.add(c, replace(group, property_id=estate.id))


def _units(property_id: int) -> list[Unit]:
    return [
        Unit(0, property_id, building, section, f"{floor}{door:02d}")
        for building in BUILDINGS
        for section in ("1", "2")
        for floor in range(1, 16)
        for door in (1, 2)
    ]
