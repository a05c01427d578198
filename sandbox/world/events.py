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
    def __init__(self) -> None:
        self.last_id = 0
        self.added = Signal()
        self._kept: deque[Event] = deque(maxlen=KEPT)

    def emit(self, kind: str, data: Json) -> None:
        self.last_id += 1
        self._kept.append(Event(self.last_id, kind, data))
        self.added.fire()

    def after(self, last_id: int) -> Iterator[Event]:
        """Those kept with a higher id, oldest first."""
        missing = min(self.last_id - last_id, len(self._kept))
        return iter([self._kept[index] for index in range(-missing, 0)])
