"""Reads what the office wrote from plain mappings, and says where it is wrong."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tickets.triage.phrases import Phrase

Path = tuple[str | int, ...]
_COMMA = re.compile("[,，、]")


class LexiconError(ValueError):
    """A lexicon that cannot be used; ``path`` leads to the place in the document."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{'.'.join(map(str, path)) or 'lexicon'}: {reason}")
        self.path = path
        self.reason = reason


def flag(content: Mapping[str, Any], key: str, path: Path, *, default: bool = False) -> bool:
    """True or false."""
    said = content.get(key, default)
    if not isinstance(said, bool):
        raise LexiconError((*path, key), "true or false is expected")
    return said


def phrases(said: object, path: Path) -> tuple[Phrase, ...]:
    """Phrases with commas between them."""
    if not isinstance(said, str):
        raise LexiconError(path, "phrases with commas between them are expected")
    try:
        return tuple(Phrase.of(text.strip()) for text in _COMMA.split(said))
    except ValueError as wrong:
        raise LexiconError(path, str(wrong)) from wrong


def known_names(names: Iterable[str], entries: Mapping[str, object], path: Path) -> frozenset[str]:
    """Names that are all known."""
    wanted = frozenset(name.strip() for name in names)
    if unknown := sorted(wanted - entries.keys()):
        raise LexiconError(path, f"no such words: {', '.join(unknown)}")
    return wanted


def known_keys(content: Mapping[str, Any], keys: set[str], path: Path) -> None:
    """Raises `LexiconError` for a key that nobody reads."""
    for key in content:
        if key not in keys:
            raise LexiconError((*path, str(key)), f"unknown key; one of {', '.join(sorted(keys))}")


def mapping(said: object, path: Path) -> Mapping[str, Any]:
    """A mapping."""
    if not isinstance(said, Mapping):
        raise LexiconError(path, "a mapping is expected")
    return said


def listed(said: object, path: Path) -> list[object]:
    """A list."""
    if not isinstance(said, list):
        raise LexiconError(path, "a list is expected")
    return said
