"""Phrases of the lexicon, and the index that finds them all in one walk through a text.

A phrase is matched in normalised text. ``…`` stands for a short gap inside one clause, ``[推打]`` for one of these
characters; a Latin word is matched whole, with a plural s allowed, and ``*`` at its end allows any ending.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from tickets.triage.normal import normalise

_GAP_CHINESE = r"[^,.;!?:\n~。、]{0,8}?"
_GAP_LATIN = r"[^,.;!?:\n]{0,32}?"
_LATIN = re.compile(r"[a-z0-9]")
_LETTER = re.compile(r"[a-z]")
_WORDS = re.compile(r"[a-z0-9](?:[a-z0-9' -]*[a-z0-9])?")
_HEAD = re.compile(r"[\[* ]")
_LONGEST_START = 4
_BEGINNING = re.compile(r"[a-z0-9]+|[^a-z0-9]")  # a Latin word is matched whole
_SIGN = re.compile(r"\[([^\]]*)\]|(.)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying a thing; ``pattern`` matches only where one of ``starts`` begins and ``head`` stands.

    ``words`` are plain Latin words, which need no pattern to be found.
    """

    text: str
    starts: frozenset[str]
    head: str
    pattern: str
    gapped: bool
    words: str | None = None

    def end(self, text: str, flat: str, at: int) -> int | None:
        """Where the phrase ends that begins at a place of a text, ``flat`` on one line; ``None`` if it is not there."""
        if self.words:
            return _end_of_words(self.words, flat, at)
        if not text.startswith(self.head, at):
            return None
        if self.pattern == self.head:
            return at + len(self.head)
        found = _compiled(self.pattern).match(text, at)
        return found.end() if found else None

    @classmethod
    def of(cls, text: str) -> "Phrase":
        """Reads a phrase as the office writes it; raises `ValueError` when nothing would be left to match."""
        parts = [normalise(part) for part in text.split("…")]
        for part in parts:
            if not part.strip("* "):
                raise ValueError(f"{text!r}: a phrase is at least one word, and a gap has words on both sides")
            if part.count("[") != part.count("]"):
                raise ValueError(f"{text!r}: a bracket is not closed")
        first, gapped = parts[0], len(parts) > 1
        pattern = _gap(first, parts[-1]).join(map(_literal, parts)) if gapped else _literal(first)
        words = first if not gapped and _WORDS.fullmatch(first) else None
        return cls(text, _starts(first), _HEAD.split(first, maxsplit=1)[0], pattern, gapped, words)


def _end_of_words(words: str, flat: str, at: int) -> int | None:
    """As the pattern finds it: at the start of a word, to the end of one, with a plural s allowed."""
    if not flat.startswith(words, at) or (at and _LATIN.match(flat, at - 1)):
        return None
    end = at + len(words)
    if flat[end : end + 1] == "s":
        end += 1
    return None if _LETTER.match(flat, end) else end


def _gap(before: str, after: str) -> str:
    return _GAP_LATIN if _LATIN.match(before[-1]) and _LATIN.match(after[0]) else _GAP_CHINESE


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _starts(part: str) -> frozenset[str]:
    head = _HEAD.split(part, maxsplit=1)[0]
    if "[" not in part or len(head) > 1:
        return frozenset({head[:_LONGEST_START]})
    signs = [one or two for one, two in _SIGN.findall(part)[:2] if (one or two) != "*"]
    return frozenset("".join(pair) for pair in product(*signs))


def _literal(part: str) -> str:
    body = _escaped(part.rstrip("*"))
    body = body.replace(r"\ ", r"\s+")
    opening = r"(?<![a-z0-9])" if _LATIN.match(part[0]) else ""
    if not _LATIN.match(part.rstrip("*")[-1]):
        return opening + body
    return opening + body + ("[a-z]*" if part.endswith("*") else r"s?(?![a-z])")


def _escaped(part: str) -> str:
    if "[" not in part:
        return re.escape(part)
    return "".join(f"[{re.escape(one)}]" if one else re.escape(two) for one, two in _SIGN.findall(part))


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of an entry at its place in the text."""

    entry: str
    phrase: Phrase
    start: int
    end: int


class Index:
    """Phrases by their first characters, as many of them as are sure."""

    def __init__(self, entries: Iterable[tuple[str, tuple[Phrase, ...], bool]]) -> None:
        self._starting: dict[str, list[tuple[str, Phrase]]] = {}
        self._hiding: set[str] = set()
        for name, phrases, hides in entries:
            if hides:
                self._hiding.add(name)
            for phrase in phrases:
                for start in phrase.starts:
                    self._starting.setdefault(start, []).append((name, phrase))

    def find(self, text: str) -> Iterator[Found]:
        """Every phrase that occurs; those of entries that hide hide the shorter ones inside them."""
        found = list(self._all(text))
        covers = [(one.start, one.end) for one in found if one.entry in self._hiding and not one.phrase.gapped]
        return (one for one in found if one.phrase.gapped or not _inside(one, covers))

    def _all(self, text: str) -> Iterator[Found]:
        flat = text.replace("\n", " ")
        for beginning in _BEGINNING.finditer(text):
            at = beginning.start()
            for size in range(1, min(_LONGEST_START, len(text) - at) + 1):
                for name, phrase in self._starting.get(flat[at : at + size], ()):
                    if (end := phrase.end(text, flat, at)) is not None:
                        yield Found(name, phrase, at, end)


def _inside(one: Found, covers: list[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end and end - start > one.end - one.start for start, end in covers)
