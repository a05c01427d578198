"""What the learnt part looks at: the entries and rules that fired, words, and runs of Chinese characters."""

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from math import sqrt

from tickets.triage.same_words import plain

_WORD = re.compile(r"[a-z']+")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_SOURCE_WEIGHT, _GRAM_WEIGHT, _PART_WEIGHT = 0.25, 4.0, 2.0
_LONGEST, _PART = 3, 4
_HIDDEN = ("@", ".")

Features = Mapping[float, Collection[str]]
"""By their weight in a message; there are no more than three in one."""


def features(text: str, sources: Iterable[str]) -> Features:
    """Features of a normalised text; `@` marks entries and rules, `.` parts of words. The more there are, the less each
    weighs."""
    found: dict[float, list[str]] = {}
    for some, weight in ((_grams(plain(text)), _GRAM_WEIGHT), (_parts(text), _PART_WEIGHT)):
        found.setdefault(weight / sqrt(max(len(some), 1)), []).extend(sorted(some))
    found.setdefault(_SOURCE_WEIGHT, []).extend(f"@{source}" for source in sources)
    return found


def count(found: Features) -> int:
    """How many words and runs of characters there are, without parts of words, entries and rules."""
    return sum(not name.startswith(_HIDDEN) for names in found.values() for name in names)


def _grams(text: str) -> set[str]:
    words = _WORD.findall(text)
    grams = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
    for run in _CHINESE.findall(text):
        grams |= {run[i : i + size] for size in range(1, _LONGEST + 1) for i in range(len(run) - size + 1)}
    return grams | {mark for mark in "?!" if mark in text}


def _parts(text: str) -> set[str]:
    """The beginning of each longer English word and every four letters of it: a letter amiss matters less."""
    words = {word for word in _WORD.findall(text) if len(word) >= _PART}
    inside = {f".{word[i : i + _PART]}" for word in words for i in range(len(word) - _PART + 1)}
    return inside | {f".^{word[: _PART - 1]}" for word in words}


def readable(feature: str) -> bool:
    """Whether a feature is words as somebody wrote them."""
    return not feature.startswith(_HIDDEN)
