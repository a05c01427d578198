"""What `check` says of one part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One part: what is right, or what is wrong and what helps."""

    part: str
    found: str
    remedy: str = ""

    @property
    def wrong(self) -> bool:
        """Whether it keeps the service from running."""
        return bool(self.remedy)

    def __str__(self) -> str:
        mark, then = ("✗", f"\n  → {self.remedy}") if self.wrong else ("✓", "")
        return f"{mark} {self.part}: {self.found}{then}"
