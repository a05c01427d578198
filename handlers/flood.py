"""More messages in a moment than can be answered one by one."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

MOMENT = timedelta(seconds=5)
MANY = 5
"""Messages in a moment that each get an answer; after them one answer serves all."""

KEPT = 10_000
"""People who are remembered at a time."""


class Recent:
    """When people wrote, in memory only: after a restart somebody gets one answer more."""

    def __init__(self) -> None:
        self._times: dict[tuple[int, int], deque[datetime]] = {}

    def flooded(self, chat_id: int, person_id: int, now: datetime) -> bool:
        """Count a message. Gives whether there were too many within a moment."""
        times = self._times.pop((chat_id, person_id), deque(maxlen=MANY + 1))
        self._times[chat_id, person_id] = times
        if len(self._times) > KEPT:
            del self._times[next(iter(self._times))]
        times.append(now)
        return len(times) > MANY and now - times[0] < MOMENT
