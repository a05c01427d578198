"""Places as each language writes them: `3栋2单元1201`, `Building 3, Unit 2, 1201`."""

from __future__ import annotations

from collections.abc import Mapping

from templates.language import Language
from tickets.premises import Unit
from tickets.ticket import Location

Place = Location | Unit | Mapping[str, str | None]


def place(where: Place, language: Language) -> str:
    """A place in words; one that nobody named says so."""
    part = where.get if isinstance(where, Mapping) else lambda name: getattr(where, name, None)
    building, section, room = part("building"), part("section"), part("room")
    alone = not (building or section)
    pieces = [_building(building, language), _section(section, language), _room(room, language, alone=alone)]
    named = [piece for piece in (_zone(part("zone"), language), *pieces, part("public")) if piece]
    return language.joint.join(named).strip() or language.one("place not known yet")


def _zone(zone: str | None, language: Language) -> str:
    """As it was written; `Phase 2` keeps its distance from the number that follows it."""
    if not zone:
        return ""
    return zone if language.joint or not zone[-1].isascii() else f"{zone} "


def _building(building: str | None, language: Language) -> str:
    if not building:
        return ""
    name = language.one("Building %(building)s") if building.isdigit() else language.one("Tower %(building)s")
    return name % {"building": building}


def _section(section: str | None, language: Language) -> str:
    return language.one("Unit %(section)s") % {"section": section} if section else ""


def _room(room: str | None, language: Language, *, alone: bool) -> str:
    if not room:
        return ""
    return language.one("Room %(room)s") % {"room": room} if alone else room
