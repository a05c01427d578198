"""Several matters in one message."""

import re
from dataclasses import dataclass, replace

from tickets.triage.lexicon import Lexicon
from tickets.triage.places import Place
from tickets.triage.understand import Understanding, understand

_BETWEEN = re.compile(
    r"[\n;；。]+|(?<=[,，.!！?？\s])(?=另外|还有|還有|此外|仲有|顺便|順便|順手|同埋仲|再就是|再有|对了|對了)"
    r"|(?:^|(?<=\s))\(?[1-9][.、)](?!\d)|[①-⑨]|第[一二三四][,，、:：]"
    r"|(?i:(?<=[,.!?\s])(?=also\b|another thing|plus,|by the way|btw\b|on top of that))"
    r"|(?i:(?<=[,.!?\s])(?=second(?:ly)?,|and also\b|oh and\b))"
)
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of a message, in the words of the message."""

    text: str
    understanding: Understanding


def matters(text: str, lexicon: Lexicon) -> tuple[Matter, ...]:
    """The matters that clearly stand apart; a message about one thing gives that one, whole."""
    whole = Matter(text, understand(text, lexicon))
    parts = [part.strip() for part in _BETWEEN.split(text) if part and part.strip()]
    found: dict[tuple[str, str], Matter] = {}
    for part in parts:
        understanding = understand(part, lexicon)
        if _stands(understanding):
            found.setdefault((understanding.kind, understanding.category), Matter(part, understanding))
    if len(found) < 2:
        return (whole,)
    return tuple(_placed(matter, whole.understanding.place) for matter in found.values())


def _stands(understanding: Understanding) -> bool:
    """Whether a part says by itself what it is about."""
    if understanding.kind == "other" or understanding.category == "other":
        return False
    heard = {"kind": 0.0, "category": 0.0}
    for reason in understanding.why:
        if reason.group != "urgency":
            heard["kind" if reason.group == "kind" else "category"] += reason.points
    return min(heard.values()) >= _ENOUGH


def _placed(matter: Matter, place: Place) -> Matter:
    own = matter.understanding.place
    if own.room:
        return matter
    joined = Place(own.building or place.building, own.section or place.section, place.room, own.public)
    return replace(matter, understanding=replace(matter.understanding, place=joined))
