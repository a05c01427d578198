"""Properties and their units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Property:
    """A housing estate (小区) the office looks after; `code` follows the letter of a number when there are several."""

    id: int
    name: str
    code: str = ""


@dataclass(frozen=True)
class Unit:
    """A flat or shop on file."""

    id: int
    property_id: int
    building: str | None
    section: str | None
    room: str
