"""Brings what people type to one form: full width to half, traditional to simplified, capitals to small."""

import re
import unicodedata

from tickets.triage.fold_table import SIMPLIFIED, TRADITIONAL

_FOLD = str.maketrans(TRADITIONAL, SIMPLIFIED)
_SPACE = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff\u20e3]"
)
_MARKS = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"'} | dict.fromkeys("‐‑‒–—−", "-")
)


def tidy(text: str) -> str:
    """One width, one kind of dash and quote; script and capitals stay."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _SPACE.sub(" ", plain.translate(_MARKS)).strip()


def fold(text: str) -> str:
    """Tidied and in one script, character for character: a span found in it fits the tidied text."""
    return one_script(tidy(text))


def one_script(tidied: str) -> str:
    """The tidied text in simplified characters, character for character."""
    return tidied.translate(_FOLD)


def normalise(text: str) -> str:
    """The text as it is matched; spans found in it do not fit the original."""
    return fold(text).lower()
