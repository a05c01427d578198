"""What is heard of a text: the words that speak, and what the examples know it by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tickets.triage.evidence import Evidence, evidence
from tickets.triage.features import Features, features
from tickets.triage.hits import Hit, hits
from tickets.triage.lexicon import Lexicon

_SPACES = re.compile(" {2,}")
DENIED = "~"
"""Stands in for every letter of what is denied, and for the source of it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The entries and rules that fired, and the features of the text.

    It is ``framed`` where it tells of another time or of no real thing, ``present`` where it says "now", "still", "又".
    """

    found: tuple[Evidence, ...]
    seen: Features
    framed: bool
    present: bool


def heard(words: str, lexicon: Lexicon) -> Heard:
    """Normalised text as it is judged; the examples cannot hear a "no", so they do not get to see what is denied."""
    words = _SPACES.sub(" ", words)  # a place that was taken out leaves some
    said = hits(words, lexicon)
    found = evidence(said, lexicon)
    sources = [one.source for one in found]
    denied = [hit for hit in said if hit.denied]
    seen = features(_without(words, denied), [*sources, *([DENIED] if denied else [])])
    entries = [lexicon.entries[hit.entry] for hit in said]
    return Heard(found, seen, any(one.frame for one in entries), any(one.present for one in entries))


def _without(words: str, denied: Iterable[Hit]) -> str:
    for hit in denied:
        words = words[: hit.start] + DENIED * len(hit.words) + words[hit.start + len(hit.words) :]
    return words
