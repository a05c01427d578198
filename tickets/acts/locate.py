"""Match a place in words with the units on file."""

from __future__ import annotations

from dataclasses import replace

from tickets.people import Person
from tickets.premises import Unit
from tickets.ticket import STAFF, Kind, Location, Ticket
from tickets.triage.near import nearest_units
from tickets.triage.places import Place
from tickets.unit_of_work import UnitOfWork

NEEDS_PLACE = frozenset({Kind.REPAIR, Kind.SERVICE, Kind.HELP})
"""Kinds for which somebody has to go somewhere."""


def locate(work: UnitOfWork, said: Location, person: Person, property_id: int) -> Location:
    """The unit on file that the words mean; the resident's own if they name no place; else the place as it was said."""
    if not said.known and said.building is None and person.unit_id is not None:
        return of_unit(work.unit(person.unit_id))
    if said.room is None:
        return said
    same = [unit for unit in work.units_like(property_id, said.building, said.room) if matches(unit, said)]
    return replace(of_unit(same[0], said.public), zone=said.zone) if len(same) == 1 else said


def keep_unit(work: UnitOfWork, ticket: Ticket, place: Location, *, by: int) -> None:
    """Remember the resident's unit, so that it is asked only once (IN14); it is theirs only when the office approves.

    If they named another unit for this ticket before, that was a slip, and is replaced.
    """
    person = work.person(by)
    slipped = not person.unit_approved and person.unit_id == ticket.place.unit_id
    if ticket.channel != STAFF and place.unit_id is not None and (person.unit_id is None or slipped):
        work.save_person(replace(person, unit_id=place.unit_id, unit_approved=False))


def matches(unit: Unit, said: Location) -> bool:
    """Whether nothing in the words speaks against this unit."""
    return unit.room == said.room and all(
        part is None or part == known for part, known in ((said.building, unit.building), (said.section, unit.section))
    )


def of_unit(unit: Unit, public: str | None = None) -> Location:
    """The place of a unit on file."""
    return Location(unit.building, unit.section, unit.room, public, unit.id)


def found(work: UnitOfWork, ticket: Ticket) -> bool:
    """Whether somebody could find the place: public, on file, or any unit in a property without units on file."""
    place = ticket.place
    if place.public is not None or place.unit_id is not None:
        return True
    return place.room is not None and not work.has_units(ticket.property_id)


def units_near(work: UnitOfWork, ticket: Ticket, most: int = 6) -> list[Unit]:
    """The units on file that the words may have meant, the most likely first."""
    place = ticket.place
    units = {
        (unit.building, unit.section, unit.room): unit
        for unit in work.units_like(ticket.property_id, place.building, place.room)
    }
    near = nearest_units(Place(place.building, place.section, place.room, place.public), units)
    return [units[each] for each in near[:most]]
