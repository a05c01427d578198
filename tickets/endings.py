"""How what was dealt with at the front desk ended, as the ticket's `outcome` says it."""

from __future__ import annotations

from enum import StrEnum


class Ending(StrEnum):
    """`ANSWERED`: the resident says that the answer helped. `UNCONFIRMED`: nobody said so within the policy's time."""

    ANSWERED = "answered"
    UNCONFIRMED = "unconfirmed"
    ADOPTED = "adopted"
    PLANNED = "planned"
    DECLINED = "declined"


DECISIONS = frozenset({Ending.ADOPTED, Ending.PLANNED, Ending.DECLINED})
"""What the manager may decide of a suggestion (SV4)."""
