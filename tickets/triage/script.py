"""Which of our three languages a text is written in."""

import re
from typing import Literal

from tickets.triage.fold_table import SIMPLIFIED, TRADITIONAL

Locale = Literal["zh_Hans", "zh_Hant", "en"]

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_PLACE_WORD = re.compile(r"(?i)\b(?:blk|block|bldg|tower|flat|apt|unit|rm|no)\b")
_ONLY_TRADITIONAL = frozenset(TRADITIONAL) - frozenset(SIMPLIFIED)
_ONLY_SIMPLIFIED = frozenset(SIMPLIFIED) - frozenset(TRADITIONAL)
_SOUTHERN = frozenset("嘅啲喺咗嚟冇佢哋嘢咁噉唔嗰揾睇俾畀𨋢")


def locale_of(text: str) -> Locale | None:
    """The language of the words; ``None`` where nothing speaks for any, as in ``3-2-1201``."""
    if _CHINESE.search(text):
        return _chinese(text)
    return "en" if has_latin(text) else None


def in_either_script(text: str) -> bool:
    """Whether the Chinese words are written alike in both scripts, as in ``漏水``."""
    return _CHINESE.search(text) is not None and _letters(text) == (0, 0)


def has_latin(text: str) -> bool:
    """Whether words are written in Latin letters, besides those of places."""
    return _LATIN_WORD.search(_PLACE_WORD.sub(" ", text)) is not None


def _letters(text: str) -> tuple[int, int]:
    """How many letters only the traditional script has, and how many only the simplified."""
    traditional = sum(letter in _ONLY_TRADITIONAL or letter in _SOUTHERN for letter in text)
    return traditional, sum(letter in _ONLY_SIMPLIFIED for letter in text)


def _chinese(text: str) -> Locale | None:
    traditional, simplified = _letters(text)
    if traditional > simplified:
        return "zh_Hant"
    if simplified or len(_CHINESE.findall(_chinese_place(text))) > 0:
        return "zh_Hans"
    return None


def _chinese_place(text: str) -> str:
    return re.sub(r"[0-9一二三四五六七八九十零两]*[座室]", "", text)
