"""What happened, in order, for whoever listens."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.shapes import Json
from sandbox.signal import Signal

KEPT = 10_000


@dataclass(frozen=True)
class Event:
    id: int
    kind: str
    data: Json


class EventLog:
    """Ids go on from `last_id`; given the time in milliseconds, those of an earlier sandbox are known to be old."""

    def __init__(self, last_id: int = 0) -> None:
        self.last_id = last_id
        self.added = Signal()
        self._kept: deque[Event] = deque(maxlen=KEPT)

    def emit(self, kind: str, data: Json) -> None:
        self.last_id += 1
        self._kept.append(Event(self.last_id, kind, data))
        self.added.fire()

    def knows(self, last_id: int) -> bool:
        """Whether all that followed this event is still here."""
        return self.last_id - len(self._kept) <= last_id <= self.last_id

    def after(self, last_id: int) -> Iterator[Event]:
        """Those kept with a higher id, oldest first."""
        missing = min(self.last_id - last_id, len(self._kept))
        return iter([self._kept[index] for index in range(-missing, 0)])
