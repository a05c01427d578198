"""Finds each mention of a building, a section or a room in a text, and how it is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tickets.triage.denials import MARKED, WEAKLY_MARKED, denied, may_correct
from tickets.triage.not_places import MEASURED, NOT_AFTER, NOT_BEFORE, NOT_UNITS, WHEN, YEAR, free_of_others
from tickets.triage.numbers import digits
from tickets.triage.place_patterns import FAMILIES

_NEIGHBOURS = re.compile(
    r"(?i:楼上|楼下|隔[壁篱邻]|对门|邻居|上面|neighbou?rs?|upstairs|downstairs|next door|above|below)"
    r"[的那个家是住户in@at\s(（]{0,6}$"
)
_HIGHEST_FLOOR, _DOORS = 80, 48
_TOWER = re.compile(r"[Tt]-?(\d{1,2})")
_JOINED = re.compile(r"(?<=^[A-Za-z])-(?=\d)")
_LETTERED = re.compile(r"\d{0,2}[A-Za-z]")
_LETTERED_ROOM = re.compile(r"(?<![A-Za-z\d])\d{1,2}[A-H](?![A-Za-z\d])")
_BEFORE = 40
"""Characters before a number that can tell what it is."""
Said = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a place. `neighbours` when it is told of as theirs, `bare` when only its figures make it one.

    `denied` when it is taken back; `announced` and `hinted` when the words before it say that it corrects another.
    """

    start: int
    end: int
    building: str | None
    section: str | None
    room: str | None
    neighbours: bool
    bare: bool
    denied: bool = False
    announced: bool = False
    hinted: bool = False


def mentions(text: str) -> list[Mention]:
    """The mentions of a folded text, in the order of the text."""
    found = list(_found(text))
    if not may_correct(text):
        return sorted(found, key=lambda one: one.start)
    found += _lettered(text, found)
    return [_weighed(one, text) for one in sorted(found, key=lambda one: one.start)]


def _lettered(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Rooms such as 12C, which only the words before them tell from anything else: they announce a correction."""
    for match in _LETTERED_ROOM.finditer(text):
        start, end = match.span()
        taken = any(one.start < end and start < one.end for one in found)
        if not taken and MARKED.search(text[max(start - _BEFORE, 0) : start]):
            yield Mention(start, end, None, None, match[0].upper(), neighbours=False, bare=True)


def without(text: str, found: list[Mention]) -> str:
    """The text without the words of its mentions."""
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _found(text: str) -> Iterator[Mention]:
    small = text.lower()
    free = free_of_others(text, small)
    for family in FAMILIES:
        if not any(word in small for word in family.words):
            continue
        for pattern in family.patterns:
            for match in pattern.finditer(free):
                if (found := _mention(text, match, bare=family.bare)) is not None:
                    free = free[: found.start] + "\x00" * (found.end - found.start) + free[found.end :]
                    yield found


def _weighed(one: Mention, text: str) -> Mention:
    """The mention with what the words around it say of it."""
    before = text[max(one.start - _BEFORE, 0) : one.start]
    return replace(
        one,
        denied=denied(text, one.start, one.end),
        announced=MARKED.search(before) is not None,
        hinted=WEAKLY_MARKED.search(before) is not None,
    )


def _mention(text: str, match: re.Match[str], *, bare: bool) -> Mention | None:
    said = match.groupdict()
    room = _room(said)
    if room and not _can_be(room, said, text, match.end()):
        return None
    start, end = match.span()
    before = text[max(start - _BEFORE, 0) : start]
    building = _named(said, "building", "villa")
    neighbours = _NEIGHBOURS.search(before) is not None
    if bare and not building and (room in NOT_UNITS or match[0].startswith("0")):
        return None
    if bare and not _stands_alone(text, match, before, beside=neighbours):
        return None
    return Mention(
        start,
        end,
        building,
        _named(said, "section"),
        room,
        neighbours,
        bare,
    )


def _named(said: Said, *parts: str) -> str | None:
    word = next((word for part in parts if (word := said.get(part))), None)
    if word is None:
        return None
    if tower := _TOWER.fullmatch(word):
        return tower[1].lstrip("0")
    return digits(_JOINED.sub("", word))


def _room(said: Said) -> str | None:
    """Floor and door as one: `1201`, `23C`, `5F之3`; zeros before it go while three figures stay."""
    floor = _named(said, "floor", "floor_word", "floor_after") or ""
    if branch := _named(said, "branch"):
        return f"{floor}F之{branch}"
    if stack := said.get("stack"):
        return floor + stack.rjust(2, "0")
    door = said.get("door") or said.get("letter")
    if door is None:
        room = said.get("room")
        return (_whole(room) if room.isdigit() else _named(said, "room")) if room else None
    if len(door) > 2 and door.isdigit():
        return _whole(door)
    return floor + (door.upper() if _LETTERED.fullmatch(door) else digits(door).rjust(2, "0"))


def _whole(room: str) -> str:
    """`0806` is 806, while `001` stays."""
    return room.lstrip("0").rjust(min(len(room), 3), "0")


def _can_be(room: str, said: Said, text: str, end: int) -> bool:
    if text[end - 1].isdigit() and MEASURED.match(text, end):
        return False
    joint = said.get("joint")
    if joint in ("/", ".") and room.isdigit() and 2010 <= int(room) <= 2039:
        return False  # a date
    if (door := said.get("door")) and room == door and room.startswith(digits(said.get("floor") or "-")):
        return True  # 8楼8808
    return bool(said.get("stack")) or not room.isdigit() or len(room) < 3 or _is_unit(room)


def _is_unit(room: str) -> bool:
    floor, door = int(room[:-2]), int(room[-2:])
    return (0 < floor <= _HIGHEST_FLOOR or room.startswith("0")) and 0 < door <= _DOORS


def _stands_alone(text: str, match: re.Match[str], before: str, *, beside: bool) -> bool:
    """Whether it counts or names nothing else; `beside` a unit it does, also before people ("隔壁606几个大学生")."""
    number = match[0]
    if number.isdigit() and not beside:
        year = 1950 <= int(number) <= 2099
        hour = int(number[:-2]) < 24 and int(number[-2:]) < 60 and int(number[-2:]) % 5 == 0
        if (year and YEAR.search(before)) or (hour and WHEN.search(before)):
            return False
    return NOT_BEFORE.search(before) is None and (beside or NOT_AFTER.match(text, match.end()) is None)
