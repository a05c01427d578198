"""Several matters in one message."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tickets.triage.learnt import Learnt
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import Place, find_place
from tickets.triage.understand import EXAMPLES, Understanding, explained, understand

_BETWEEN = re.compile(
    r"[\n;；。]+|(?<=[,，.!！?？\s])(?=另外|还有|還有|此外|仲有|顺便|順便|順手|同埋仲|再就是|再有|对了|對了)"
    r"|(?:^|(?<=[\s,，:：;；。]))\(?[1-9][.、)）](?!\d)|[①-⑨]|第[一二三四][,，、:：]"
    r"|(?i:(?<=[,.!?\s])(?=also\b|another thing|plus,|by the way|btw\b|on top of that))"
    r"|(?i:(?<=[,.!?\s])(?=second(?:ly)?,|and also\b|oh and\b))"
    r"|(?<=[,，])(?=[^,，。;；!！?？\n]{1,8}(?:也|都)(?:坏|壞|漏|堵|松|鬆|裂|断|斷|在漏|收错|收錯|不[亮热熱响響转轉通]))"
    r"|(?i:,\s?(?=and (?:the|my|our)\b))"
)
_EDGES = " \n,，、"
_ENOUGH = 2.0
_MOST = 5
"""Matters that are told apart; what goes beyond stays with the last."""
_OF_ANOTHER = ("other", "service_delay")
"""Categories of words that are about a matter told before or after them."""
Label = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of a message, in the words of the message."""

    text: str
    understanding: Understanding


def matters(text: str, lexicon: Lexicon) -> tuple[Matter, ...]:
    """The matters that clearly stand apart, with every word; none in a message about one thing."""
    parts = [part for piece in _BETWEEN.split(text) if (part := (piece or "").strip(_EDGES))]
    found = _apart(parts, lexicon) if len(parts) > 1 else []
    if len(found) < 2:
        return ()
    place = find_place(text)
    return tuple(Matter("\n".join(said), _placed(understood, place)) for understood, said in found)


def _apart(parts: Iterable[str], lexicon: Lexicon) -> list[tuple[Understanding, list[str]]]:
    """What does not stand by itself goes with what was said before it, a greeting with what comes after it."""
    found: dict[Label, tuple[Understanding, list[str]]] = {}
    current: list[str] = []
    for part in parts:
        understood = understand(part, lexicon)
        label = (understood.kind, understood.category)
        stands = _stands(understood, lexicon.learnt)
        if stands and label not in found and len(found) < _MOST:
            found[label] = (understood, [] if found else current)
        if stands and label in found:
            current = found[label][1]
        current.append(part)
    return list(found.values())


def _stands(understanding: Understanding, learnt: Learnt) -> bool:
    """Whether a part says by itself what it is about: examples add to what its words say, and never stand for it."""
    if understanding.kind == "other" or understanding.category in _OF_ANOTHER:
        return False
    why = explained(understanding, learnt)
    kind = [reason for reason in why if reason.group == "kind"]
    category = [reason for reason in why if reason.group not in ("kind", "urgency")]
    told = any(reason.source != EXAMPLES for reason in category)
    return told and all(sum(reason.points for reason in heard) >= _ENOUGH for heard in (kind, category))


def _placed(understood: Understanding, place: Place) -> Understanding:
    """A place that was said once is that of every matter which names no unit of its own."""
    own = understood.place
    if own.room:
        return understood
    joined = Place(
        own.building or place.building, own.section or place.section, place.room, own.public, own.zone or place.zone
    )
    return replace(understood, place=joined)
