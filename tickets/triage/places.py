"""The grammar of places: which building, section and room a message names."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tickets.triage.mentions import Mention, mentions, without
from tickets.triage.normal import one_script, tidy
from tickets.triage.public_places import names_public_place, public_place
from tickets.triage.zones import find_zone


@dataclass(frozen=True, slots=True)
class Place:
    """What was said, digits normalised; ``public`` is a place that is nobody's unit, in the words of the message.

    ``zone`` is a phase, zone or courtyard (二期, 东区, 5号院), as it is written.
    A part of a floor is written ``5F之3``, whether 5樓之3 or 5F之3 was said.
    """

    building: str | None = None
    section: str | None = None
    room: str | None = None
    public: str | None = None
    zone: str | None = None


def find_place(text: str) -> Place:
    """The place a message names; what it does not name is ``None``, what it denies is not the place."""
    return locate(text)[0]


def locate(text: str) -> tuple[Place, str]:
    """The place, and the folded text without the words that named it."""
    written = tidy(text)
    plain = one_script(written)
    zone = find_zone(plain)
    unzoned = plain if zone is None else _blank(plain, zone)
    found = mentions(unzoned)
    place = _merged(found)
    shared = place.building is not None and place.room is None
    public = public_place(plain, written, shared=shared)
    named = replace(place, public=public, zone=written[slice(*zone)] if zone else None)
    return named, without(unzoned, found)


def names_place(text: str) -> bool:
    """Whether words name a place: a unit, a part of one, a zone, or a public place; `厨房的` names none."""
    place = find_place(text)
    return place != Place() or names_public_place(text)


def _merged(found: Iterable[Mention]) -> Place:
    """One place from all mentions: what corrects before what was said, one's own before the neighbours'.

    A place that is denied gives no more than the building and section of the room said in its stead.
    """
    found = list(found)
    kept = _not_denied(found)
    ranked = sorted(kept, key=lambda one: (not one.announced, one.neighbours, one.bare, -_fullness(one)))
    building = section = room = None
    for one in ranked:
        if one.neighbours and room:
            continue
        building, section, room = building or one.building, section or one.section, room or one.room
    if room and not building:
        taken_back = [one for one in found if one.denied and one.building]
        building = taken_back[-1].building if taken_back else None
        section = section or (taken_back[-1].section if taken_back else None)
    return Place(building=building, section=section, room=room)


def _not_denied(found: list[Mention]) -> list[Mention]:
    """The mentions that stand; a room that is denied once is denied wherever it is said."""
    rooms = {one.room for one in found if one.denied and one.room}
    kept = [one for one in found if not one.denied]
    return [replace(one, room=None) if one.room in rooms else one for one in kept] if rooms else kept


def _fullness(one: Mention) -> int:
    return sum(part is not None for part in (one.building, one.section, one.room))


def _blank(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return text[:start] + " " * (end - start) + text[end:]
