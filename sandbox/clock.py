"""The sandbox's clock: runs with the real one at some distance, or stands still."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.signal import Signal


def wall_clock() -> datetime:
    # The one place that reads the real clock: everyone else is given a Clock.
    return datetime.now(UTC)  # noqa: TID251


class Clock:
    """Aware UTC instants. `version` counts how often the clock was set, moved, stopped or started."""

    def __init__(self, start: datetime | None = None, *, running: bool = True) -> None:
        self.wall: Callable[[], datetime] = wall_clock
        self.version = 0
        self.moved = Signal()
        self._offset = start - self.wall() if start else timedelta()
        self._frozen = None if running else start or self.wall()

    @property
    def running(self) -> bool:
        return self._frozen is None

    def now(self) -> datetime:
        return self._frozen or self.wall() + self._offset

    def stamp(self) -> int:
        """Now, in Unix seconds."""
        return int(self.now().timestamp())

    def set(self, *, to: datetime | None = None, add: timedelta = timedelta(), running: bool | None = None) -> None:
        """Moves the clock to `to` (default: where it is) plus `add`, and starts or freezes it."""
        target = (to or self.now()) + add
        run = self.running if running is None else running
        self._offset = target - self.wall()
        self._frozen = None if run else target
        self.version += 1
        self.moved.fire()

    def real_seconds(self) -> float:
        """The real time in Unix seconds, for the journal."""
        return self.wall().timestamp()

    def ticks(self) -> float:
        """Real seconds that never go back, for rate limits and waits."""
        return time.monotonic()

    def view(self) -> dict[str, Any]:
        return {"now": self.now().isoformat(), "running": self.running, "version": self.version}
