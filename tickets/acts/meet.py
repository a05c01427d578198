"""What the bot learns of a person by being written to."""

from __future__ import annotations

from dataclasses import replace

from tickets.desk import Desk


def now_reachable(desk: Desk, person_id: int) -> None:
    """The person opened the private chat: from now on the bot may write first."""
    desk.save_person(replace(desk.person(person_id), reachable=True))
