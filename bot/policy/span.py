"""Spans of time as the policy files write them: `30 s`, `5 min`, `2 h`, `1 day`, `3 working days`."""

from __future__ import annotations

import re
from datetime import timedelta

UNITS = {"s": timedelta(seconds=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "day": timedelta(days=1)}
SPAN = re.compile(r"(\d+(?:\.\d+)?) ?(s|min|h|day|working day)s?")


def parse_span(text: str, working_day: timedelta) -> timedelta:
    """The span; a working day counts as the reception hours of one. Raises `ValueError` for anything else."""
    match = SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no span of time: write 30 s, 5 min, 2 h, 1 day or 3 working days")
    amount, unit = match.groups()
    return float(amount) * (working_day if unit == "working day" else UNITS[unit])
