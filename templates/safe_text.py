"""Makes people's words safe inside ours: clipped, and without characters that would turn or hide the rest."""

from __future__ import annotations

import re

UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
GAPS = re.compile(r"\n\s+")


def tidied(text: str) -> str:
    """Without control characters, marks that turn the direction of writing, lone surrogates and empty lines."""
    if text.isprintable():
        return text.strip()
    return GAPS.sub("\n", UNSEEN.sub("", text)).strip()


def clipped(text: str, limit: int) -> str:
    """Tidied, and at most `limit` UTF-16 units long, as Telegram counts; what was cut off shows as `…`."""
    text = tidied(text)
    if utf16_length(text) <= limit:
        return text
    cut = text.encode("utf-16-le")[: (limit - 1) * 2].decode("utf-16-le", "ignore")
    return cut.rstrip() + "…"


def utf16_length(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
