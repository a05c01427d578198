"""A policy file that cannot be used."""

from __future__ import annotations

from pathlib import Path


class PolicyError(Exception):
    """Where a policy file is wrong and why; its text is `file:line: reason`."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason
