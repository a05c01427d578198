"""A message in words, ready to be posted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Button:
    """A button under a message: a press that comes back as `data`, or a link to `url`."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Rendered:
    """Telegram HTML, and the buttons under it, row by row."""

    text: str
    keyboard: tuple[tuple[Button, ...], ...] = ()
