"""The grammar of places: which building, section and room a message names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tickets.triage.normal import fold, tidy
from tickets.triage.numbers import digits
from tickets.triage.place_patterns import BARE, PATTERNS
from tickets.triage.public_places import public_place


@dataclass(frozen=True, slots=True)
class Place:
    """What was said, digits normalised; ``public`` is a place that is nobody's unit, in the words of the message.

    ``zone`` is a phase, zone or courtyard (二期, 东区, 5号院), as it is written.
    """

    building: str | None = None
    section: str | None = None
    room: str | None = None
    public: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    building: str | None
    section: str | None
    room: str | None
    neighbours: bool
    bare: bool


_NOT_BEFORE = re.compile(
    r"(?i:[¥$€£]|rmb|车位|编号|工单|单号|型号|尾号|电话|手机|车牌|牌照|代码|故障码?|显示|报错|提示|密码|error|code|fault|model"
    r"|\bbay|\bspace|\bslot|\blot|\bpay|\bpaid|\bends|收了?我?|交了|花了|ticket|ref|no\.|去年|今年)\s?:?#?$"
)
_YEAR = re.compile(r"(?i:\bin)\s?$")
_WHEN = re.compile(r"(?i:\b(?:at|since|until|till|by|from|around|before|after))\s?$")
_NOT_AFTER = re.compile(
    r"(?i:\s?(?:年|号?(?:车|月租)?位|元|块|度|分钟|秒|米|公[分斤尺里]|cm|mm|kg|ml|瓦|w\b|kw|v\b|伏|毫|平[方米]|斤|个|次|天(?!天)|小时|万|千|%|°|多|几|兆|mb|gb|rmb"
    r"|型号?|[-/.]\d{1,2}[-/.]\d|yuan|dollars|bucks|hkd|ntd|people|times|days|hours|min|sq|am\b|pm\b|款|系列|期|p\b|error|房型|蚊|:\d|\.\d))"
)
_NEIGHBOURS = re.compile(
    r"(?i:楼上|楼下|隔壁|对门|邻居|上面|neighbou?rs?|upstairs|downstairs|next door|above|below)"
    r"[的那个家是住户in@at\s(（]{0,6}$"
)
_NOT_UNITS = frozenset({"110", "119", "120", "122", "112", "911", "999", "315", "404"})
_HIGHEST_FLOOR, _DOORS = 80, 48


def find_place(text: str) -> Place:
    """The place a message names; what it does not name is ``None``."""
    return locate(text)[0]


def locate(text: str) -> tuple[Place, str]:
    """The place, and the folded text without the words that named it."""
    plain = fold(text)
    mentions = sorted(_mentions(plain), key=lambda found: found.start)
    place = _merge(mentions)
    shared = place.building is not None and place.room is None
    public = public_place(plain, tidy(text), shared=shared)
    return replace(place, public=public), _without(plain, mentions)


def _mentions(text: str) -> Iterator[_Mention]:
    free = text
    for pattern in PATTERNS:
        for match in pattern.finditer(free):
            if (found := _mention(text, match, bare=pattern in BARE)) is not None:
                free = free[: found.start] + "\x00" * (found.end - found.start) + free[found.end :]
                yield found


def _mention(text: str, match: re.Match[str], *, bare: bool) -> _Mention | None:
    said = match.groupdict()
    room = _room(said)
    if room and room.isdigit() and len(room) > 2 and not _is_unit(room):
        return None
    building, section = _named(said, "building"), _named(said, "section")
    neighbours = _NEIGHBOURS.search(text[: match.start()]) is not None
    if bare and not building and (room in _NOT_UNITS or match[0].startswith("0")):
        return None
    if bare and not _stands_alone(text, match, beside=neighbours):
        return None
    return _Mention(*match.span(), building, section, room, neighbours, bare)


def _named(said: dict[str, str | None], part: str) -> str | None:
    word = said.get(part)
    return digits(word.lower() if len(word) > 2 else word) if word else None


def _room(said: dict[str, str | None]) -> str | None:
    door = said.get("door")
    if door is None:
        return _named(said, "room")
    if len(door) > 2 and door.isdigit():
        return door
    floor = _named(said, "floor") or ""
    door = door.upper() if door.isascii() and door.isalpha() else digits(door).rjust(2, "0")
    return floor + door


def _is_unit(room: str) -> bool:
    floor, door = int(room[:-2]), int(room[-2:])
    return 0 < floor <= _HIGHEST_FLOOR and 0 < door <= _DOORS


def _stands_alone(text: str, match: re.Match[str], *, beside: bool) -> bool:
    """Whether it counts or names nothing else; `beside` a unit it does, also before people ("隔壁606几个大学生")."""
    before = text[: match.start()]
    number = match[0]
    if number.isdigit():
        year = 1950 <= int(number) <= 2099
        hour = int(number[:-2]) < 24 and int(number[-2:]) < 60
        if (year and _YEAR.search(before)) or ((year or hour) and _WHEN.search(before)):
            return False
    return _NOT_BEFORE.search(before) is None and (beside or _NOT_AFTER.match(text, match.end()) is None)


def _merge(mentions: list[_Mention]) -> Place:
    ranked = sorted(mentions, key=lambda one: (one.neighbours, one.bare, -_fullness(one)))
    building = section = room = None
    for one in ranked:
        if one.neighbours and room:
            continue
        building, section, room = building or one.building, section or one.section, room or one.room
    return Place(building=building, section=section, room=room)


def _fullness(one: _Mention) -> int:
    return sum(part is not None for part in (one.building, one.section, one.room))


def _without(text: str, mentions: list[_Mention]) -> str:
    for one in reversed(mentions):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text
