"""Telegram takes the blank ends off a text."""

from sandbox.shapes import Json
from sandbox.words.utf16 import units

CONTROL = {code: " " for code in range(32) if chr(code) != "\n"}


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without blank ends, control characters as blanks; entities move along, those left empty are dropped."""
    cleaned = text.translate(CONTROL)
    start = units(cleaned) - units(cleaned.lstrip())
    text = cleaned.strip()
    length = units(text)
    moved = []
    for entity in entities:
        begin = max(0, entity["offset"] - start)
        end = min(length, entity["offset"] + entity["length"] - start)
        if end > begin:
            moved.append(entity | {"offset": begin, "length": end - begin})
    return text, moved
