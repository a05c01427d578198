"""Puts a space between a Chinese character and Latin letters or digits of a value next to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

VALUE = re.compile(r"%\((\w+)\)s")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")
TAG = re.compile(r"<[^>]*>")


@cache
def _beside(message: str) -> Mapping[str, tuple[bool, bool]]:
    """The values that have a Chinese character directly before them, and those that have one after."""
    found = {}
    for value in VALUE.finditer(message):
        before, after = message[: value.start()][-1:], message[value.end() :][:1]
        sides = (bool(HAN.match(before)), bool(HAN.match(after)))
        if any(sides):
            found[value[1]] = sides
    return found


def spaced(message: str, values: Mapping[str, str | int]) -> Mapping[str, str | int]:
    """The escaped values of a message, each with the spaces that it needs where it will stand."""
    beside = _beside(message)
    if not beside:
        return values
    return {name: _padded(value, *beside[name]) if name in beside else value for name, value in values.items()}


def _padded(value: str | int, before: bool, after: bool) -> str:
    text = str(value)
    seen = TAG.sub("", text)
    left = " " if before and LATIN.match(seen[:1]) else ""
    right = " " if after and LATIN.match(seen[-1:]) else ""
    return f"{left}{text}{right}"
