"""How urgent a message is: its words and the examples together, of a letter its most urgent passage."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from math import log

from tickets.triage.labels import CATEGORIES
from tickets.triage.scores import Scores, shares

LETTER, PASSAGE, STEP = 110.0, 60.0, 12.0
"""Width, in Chinese characters, beyond which a message is a letter, of a passage of it, and between two beginnings."""
_SENTENCE = re.compile(r"(?<=[;\n。!?])(?![;\n。!?\s])|(?<=\.)(?![\d.])")
_LATIN = 0.28  # width of a Latin letter
_EMERGENCY, _URGENT = 0.2, 0.5  # shares that are enough: a false alarm costs a visit
_DOUBT = 2.0  # points that a passage must have more than a message that is nothing else
_FAR = 10.0
_UNFIT, _UNSURE = 5.0, 0.05
_OF_MATTER, _OF_HELP, _OF_REPAIR, _OF_DANGER, _OF_WIDTH = 0.15, 0.26, 0.11, 0.32, 1.2
"""Found by regression on messages of writers that were not learnt from."""
_ALIKE, _NARROWEST, _WIDEST, _SLIGHT = 14.0, 6.0, 60.0, 1e-6
_NO_DANGER = {
    "repair": frozenset({"low_voltage"}),
    "complaint": CATEGORIES["complaint"] - {"security", "service_delay"},
    "help": frozenset[str](),
}
"""Kinds that an emergency may have, and their categories that none has."""

Points = Mapping[str, float]


def urgency_of(points: Points) -> str:
    """The urgency of points for each: recall before precision."""
    share = shares(points)
    if share["emergency"] > _EMERGENCY:
        return "emergency"
    return "urgent" if share["urgent"] + share["emergency"] > _URGENT else "routine"


def of_matter(scores: Scores, danger: float, words: str) -> Points:
    """The points of each urgency that go with what the message is about: noise is no emergency.

    ``danger`` is how likely the likeliest danger is. Few words that tell of no danger by name seldom tell of one.
    """
    kinds, wide = shares(scores["kind"]), max(min(width(words), _WIDEST), _NARROWEST)
    of_kind = _OF_HELP * _odds(kinds["help"]) + _OF_REPAIR * _odds(kinds["repair"])
    fits = of_kind + _OF_MATTER * _odds(_dangerous(scores)) + _OF_DANGER * _odds(danger)
    points = scores["urgency"]
    return {**points, "emergency": points["emergency"] + fits + _OF_WIDTH * log(wide / _ALIKE)}


def _dangerous(scores: Scores) -> float:
    """How likely the kind and the category are such as emergencies have."""
    kinds = shares(scores["kind"])
    parts = {kind: shares(scores[kind]) if scores[kind] else {} for kind in _NO_DANGER}
    return sum(kinds[kind] * (1.0 - sum(parts[kind].get(one, 0.0) for one in no)) for kind, no in _NO_DANGER.items())


def _odds(share: float) -> float:
    """The logarithm of how much likelier something is than not."""
    return log(max(share, _SLIGHT) / max(1.0 - share, _SLIGHT))


def calmer(points: Points) -> str:
    """The urgency of what is no emergency."""
    return "urgent" if points["urgent"] > points["routine"] else "routine"


def of_urgency(kinds: Points, urgency: str, ill: float) -> Points:
    """The points of the kinds that go with an urgency: nobody asks, proposes or thanks for an emergency.

    ``ill`` is how likely its danger is that to a person's health: there is little to be repaired.
    """
    lowest = min(kinds.values()) - _UNFIT
    if urgency != "emergency":
        return {**kinds, "help": lowest}
    defects = {kind: kinds[kind] + log(1.0 + _UNSURE - ill) for kind in ("repair", "complaint")}
    return {**dict.fromkeys(kinds, lowest), "help": kinds["help"], **defects}


def of_letter(whole: Points, told: Iterable[Points]) -> Points:
    """The points of a letter: as much of an emergency as the worst of its passages that tell of the present."""
    worst = max((alarm(points) for points in told), default=-_FAR)
    return {**whole, "emergency": max(whole["urgent"], whole["routine"]) + worst - _DOUBT}


def alarm(points: Points) -> float:
    """How far an emergency is before the others."""
    return points["emergency"] - max(points["urgent"], points["routine"])


def width(text: str) -> float:
    """The length of a text in Chinese characters."""
    return sum(1.0 if sign > "\u2e80" else _LATIN for sign in text)


def passages(text: str) -> Iterator[str]:
    """Of a letter runs of sentences, each begun with another one and long enough to say what it is about; else none."""
    if width(text) <= LETTER:
        return
    sentences = [one for one in _SENTENCE.split(text) if one.strip()]
    begins = [0.0, *accumulate(map(width, sentences))]
    first = last = 0
    while last < len(sentences):
        last = max(first + 1, bisect_left(begins, begins[first] + PASSAGE))
        yield "".join(sentences[first:last])
        first = max(first + 1, bisect_left(begins, begins[first] + STEP))
