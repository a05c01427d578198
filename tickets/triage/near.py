"""Units on file that a resident may have meant."""

from collections.abc import Iterable
from functools import partial

from tickets.triage.places import Place

Unit = tuple[str | None, str | None, str]
_FARTHEST = 3.0


def nearest_units(place: Place, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units by how little would have to be corrected, the nearest first; those too far off are left out."""
    distance = partial(_distance, place)
    near = sorted((distance(unit), tuple(part or "" for part in unit), unit) for unit in set(units))
    return tuple(unit for far, _, unit in near if far <= _FARTHEST)


def _distance(place: Place, unit: Unit) -> float:
    building, section, room = unit
    return 1.5 * _part(place.building, building) + 1.2 * _part(place.section, section) + _part(place.room, room)


def _part(said: str | None, filed: str | None) -> float:
    """Nothing said costs little, something said that differs costs by the strokes that differ."""
    if said == filed:
        return 0.0
    if said is None or filed is None:
        return 0.5
    return float(_edits(said, filed))


def _edits(one: str, other: str) -> int:
    """Insertions, deletions, changes and neighbours that changed places."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (sign != against)))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], before_last[j - 2] + 1)
        before_last, last = last, row
    return last[-1]
