"""What must not reach a log: tokens of bots, passwords in addresses, telephone numbers."""

from __future__ import annotations

import re

HIDDEN = "***"

PATTERNS = (
    re.compile(r"(?:(?<= exception=)|(?<= result=)).*(?=>)", re.DOTALL),  # what a task ended with, as asyncio shows it
    re.compile(r"(?<=bot)\d+:[\w-]+(?=/|\b)"),  # in an address of the Bot API
    re.compile(r"\b\d{3,}:[A-Za-z0-9_-]{10,}"),  # a token by itself
    re.compile(r"(?<=Bearer )\S+"),  # a key
    re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"),  # user and password of a database
    re.compile(r"(?<![\w-])(?:\+|00)\d[\d ()-]{6,16}\d(?![\w-])"),  # with a country
    re.compile(r"(?<![\d-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"),  # mobile, mainland
    re.compile(r"(?<![\d-])0\d{1,3}[ -]?\d{3,4}[ -]?\d{4}(?!\d)"),  # with an area, mainland and Taiwan
    re.compile(r"(?<![\d-])09\d{2}[ -]?\d{3}[ -]?\d{3}(?!\d)"),  # mobile, Taiwan
    re.compile(r"(?<![\d-])[2-9]\d{3}[ -]\d{4}(?![\d-])"),  # Hong Kong
)


def redact(value: object) -> object:
    """The same value without secrets; numbers, which ids are, stay as they are."""
    if isinstance(value, str):
        for pattern in PATTERNS:
            value = pattern.sub(HIDDEN, value)
        return value
    if isinstance(value, dict):
        return {key: redact(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redact(part) for part in value]
    return value if value is None or isinstance(value, bool | int | float) else redact(str(value))
