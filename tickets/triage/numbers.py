"""Numerals written in words, as they occur in addresses."""

import re

_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2", "幺": "1"}
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
NUMERAL = "零〇一二三四五六七八九十两百幺廿卅卌"
FLOOR_WORD = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[廿卅卌]十?[一二三四五六七八九]?)"
"""A floor above nine, in Chinese words."""
_FLOOR_AND_DOOR = re.compile(rf"({FLOOR_WORD})[零〇]([一二三四五六七八九])")

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty")
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_MORE_ORDINALS = "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
ENGLISH = (
    {word: str(value) for value, word in enumerate([*_ONES, *_TEENS.split()], start=1)}
    | {word: str(10 * value) for value, word in enumerate(_ENGLISH_TENS, start=2)}
    | {word: str(value) for value, word in enumerate(f"{_ORDINALS} {_MORE_ORDINALS}".split(), start=1)}
)
CARDINAL_WORD = (
    rf"(?:(?:{'|'.join(_ENGLISH_TENS)})(?:[\s-](?:{'|'.join(_ONES)}))?|{'|'.join([*_TEENS.split()[::-1], *_ONES])})"
)
_ORDINAL_WORDS = [*_MORE_ORDINALS.split(), *_ORDINALS.split()[::-1]]
ORDINAL_WORD = rf"(?:twenty[\s-](?:{'|'.join(_ORDINALS.split()[:9])})|{'|'.join(_ORDINAL_WORDS)})"
ONE_WORD = rf"(?:{'|'.join(_ONES)})"


def digits(word: str) -> str:
    """``十二`` → ``12``, ``一二零一`` → ``1201``, ``seven`` → ``7``; digits and letters come back in capitals."""
    if (said := _english(word.lower())) is not None:
        return said
    if not word or any(sign not in NUMERAL for sign in word):
        return word.upper().lstrip("0") or word
    for short, long in _TENS.items():
        word = word.replace(short + "十", long).replace(short, long)
    if spoken := _FLOOR_AND_DOOR.fullmatch(word):
        return f"{_counted(spoken[1])}0{_spelled(spoken[2])}"
    if "十" in word or "百" in word:
        return str(_counted(word))
    return "".join(_DIGITS[sign] for sign in word)


def _english(word: str) -> str | None:
    """``twenty-three`` → ``23``, ``one two`` → ``12``, ``eleventh`` → ``11``; ``None`` for other words."""
    parts = [ENGLISH.get(part) for part in re.split(r"[\s-]", word)]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    return "".join(known) if all(len(part) == 1 for part in known) else str(sum(map(int, known)))


def _counted(word: str) -> int:
    hundreds, _, rest = word.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * int(_spelled(hundreds) or 0)
    total += 10 * int(_spelled(tens) or 1) if ten else 0
    return total + int(_spelled(ones) or 0)


def _spelled(word: str) -> str:
    return "".join(_DIGITS.get(sign, "") for sign in word).lstrip("0")
