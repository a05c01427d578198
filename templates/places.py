"""Places as each catalogue writes them: `3栋2单元1201`, `第3座12樓A室`, `Blk 3 #12-01`, `Flat 12, Block 3`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from templates.language import Language
from tickets.premises import Unit
from tickets.ticket import Location

Place = Location | Unit | Mapping[str, str | None]

CODE = re.compile(r"[A-Za-z0-9-]{1,5}")
"""A bare number or letter, which needs a word beside it; `5樓之2` and `Example House` need none."""


@dataclass(frozen=True)
class Style:
    """How the parts are joined; a `bare` room has no word of its own after its building, `floor` is found in the room's
    number.
    """

    joint: str = ""
    smallest_first: bool = False
    bare: bool = True
    floor: re.Pattern[str] | None = None


STYLES: Mapping[str, Style] = {
    "zh_Hant_HK": Style(bare=False, floor=re.compile(r"(?P<floor>\d{1,2})(?P<door>[A-Z])")),
    "en": Style(", ", smallest_first=True, bare=False),
    "en_SG": Style(" ", bare=False, floor=re.compile(r"(?P<floor>\d{1,2})-?(?P<door>\d\d)")),
}
"""By catalogue, where it differs from `3栋2单元1201`."""


def place(where: Place, language: Language) -> str:
    """A place in words; for an unnamed place, words that say so."""
    part = where.get if isinstance(where, Mapping) else lambda name: getattr(where, name, None)
    style = STYLES.get(language.catalogue, Style())
    building, section, room = part("building"), part("section"), part("room")
    alone = not (building or section)
    pieces = [_building(building, language), _section(section, language), _room(room, language, style, alone=alone)]
    named = [piece for piece in (_zone(part("zone"), style), *pieces, part("public")) if piece]
    ordered = named[::-1] if style.smallest_first else named
    return style.joint.join(ordered).strip() or language.one("place not known yet")


def _zone(zone: str | None, style: Style) -> str:
    """As it was written; `Phase 2` keeps its distance from the number that follows it."""
    if not zone:
        return ""
    return zone if style.joint or not zone[-1].isascii() else f"{zone} "


def _building(building: str | None, language: Language) -> str:
    if not building or not CODE.fullmatch(building):
        return building or ""
    name = language.one("Block %(building)s") if building.isdigit() else language.one("Tower %(building)s")
    return name % {"building": building}


def _section(section: str | None, language: Language) -> str:
    return language.one("Entrance %(section)s") % {"section": section} if section else ""


def _room(room: str | None, language: Language, style: Style, *, alone: bool) -> str:
    if not room or not CODE.fullmatch(room):
        return room or ""
    parts = style.floor.fullmatch(room) if style.floor else None
    if parts:
        return language.one("Flat %(door)s, floor %(floor)s") % parts.groupdict()
    return room if style.bare and not alone else language.one("Flat %(room)s") % {"room": room}
