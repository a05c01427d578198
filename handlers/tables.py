"""Which file answers what: the front door's tables, one row for each thing a person can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from aiogram import Router

from handlers import accept, arrive, confirm, correct, finish, rate, reject, sign


class Room(Protocol):
    """A file of handlers."""

    def router(self) -> Router:
        """A new router with the file's handlers."""
        ...


COMMANDS: Mapping[str, Room] = {}
"""Commands of the private chat."""

GROUP_COMMANDS: Mapping[str, Room] = {}
"""Commands of a group."""

PRESSES: Mapping[str, Room] = {
    "confirm": confirm,
    "view": correct,
    "set_kind": correct,
    "set_category": correct,
    "set_urgency": correct,
    "set_unit": correct,
    "accept": accept,
    "arrive": arrive,
    "finish": finish,
    "sign": sign,
    "reject": reject,
    "rate": rate,
    "reason": rate,
}
"""Buttons, by their verb."""

ANSWERS: Mapping[str, Room] = {"evidence": finish, "reject": reject, "comment": rate}
"""What is waited for in a private chat, by the first word of the conversation's state."""
