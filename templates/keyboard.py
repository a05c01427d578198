"""The buttons that a template adds while it is rendered."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from templates.rendered import Button
from templates.safe_text import clipped

DATA_LIMIT = 64
LABEL_LIMIT = 48


class Keyboard:
    """Collects rows; `row` is what templates call, and prints nothing."""

    def __init__(self) -> None:
        self.rows: list[tuple[Button, ...]] = []

    def row(self, *buttons: Button) -> str:
        """One row of buttons under the message."""
        self.rows.append(buttons)
        return ""

    def grid(self, buttons: list[Button], width: int) -> str:
        """Many buttons, `width` to a row."""
        for start in range(0, len(buttons), width):
            self.row(*buttons[start : start + width])
        return ""


def press(label: str, verb: str, ticket_id: int = 0, turn: int = 0, argument: object = None) -> Button:
    """A button with callback data, `verb:ticket:assignment[:argument]`; raises `ValueError` beyond Telegram's
    64 bytes.
    """
    data = f"{verb}:{ticket_id}:{turn}" if argument is None else f"{verb}:{ticket_id}:{turn}:{argument}"
    if len(data.encode()) > DATA_LIMIT:
        raise ValueError(f"callback data is longer than {DATA_LIMIT} bytes: {data}")
    return Button(_plain(label), data=data)


def link(label: str, url: str) -> Button:
    """A button that opens an address."""
    return Button(_plain(label), url=url)


@lru_cache(maxsize=4096, typed=True)
def _plain(label: str) -> str:
    """A label is no HTML: the escaping of its words is undone."""
    return clipped(label.unescape() if isinstance(label, Markup) else label, LABEL_LIMIT)
