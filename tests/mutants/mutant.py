"""A mutant: one small wrong change of the code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mutant:
    """In `file` the one place that says `before` says `after` instead; `why` is what a user would notice.

    `tests` are the files or folders that are to notice it, the likeliest first.
    """

    why: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]

    def apply(self, root: Path) -> str:
        """Make the change under `root`; gives the text as it was. Raises `ValueError` where the place is not there once."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        if text.count(self.before) != 1:
            raise ValueError(f"{self.file}: {self.before!r} stands there {text.count(self.before)} times")
        path.write_text(text.replace(self.before, self.after), encoding="utf-8")
        return text
