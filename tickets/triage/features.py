"""What the learnt part looks at: the entries and rules that fired, words, and runs of Chinese characters."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import sqrt

_WORD = re.compile(r"[a-z']+")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_SOURCE_WEIGHT, _GRAM_WEIGHT, _LONGEST = 0.25, 4.0, 3

Features = Mapping[str, float]


def features(text: str, sources: Iterable[str]) -> Features:
    """Features of a normalised text with their weights; entries and rules are marked with ``@``."""
    grams = _grams(text)
    weight = _GRAM_WEIGHT / sqrt(max(len(grams), 1))
    return dict.fromkeys(sorted(grams), weight) | {f"@{source}": _SOURCE_WEIGHT for source in sources}


def _grams(text: str) -> set[str]:
    words = _WORD.findall(text)
    grams = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
    grams |= {f"{word[:4]}-" for word in words if len(word) > 4}
    for run in _CHINESE.findall(text):
        grams |= {run[i : i + size] for size in range(1, _LONGEST + 1) for i in range(len(run) - size + 1)}
    return grams | {mark for mark in "?!" if mark in text}
