"""The updates that wait for the bot."""

import random
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.clock import Clock
from sandbox.schema.check import check_type
from sandbox.shapes import Json
from sandbox.signal import Signal

KEPT_FOR = timedelta(hours=24)
ONLY_WHEN_LISTED = {"chat_member", "message_reaction", "message_reaction_count"}
FIRST_ID = 700_000_000
CONFIRMABLE = range(2**63 - 1)


@dataclass
class Queued:
    body: Json
    at: datetime
    chat: int | None = None
    pushing: bool = False
    polled: int = 0

    @property
    def update_id(self) -> Any:
        """Of any type, in a body that was injected raw."""
        return self.body["update_id"]

    @property
    def confirmable(self) -> bool:
        return type(self.update_id) is int and self.update_id in CONFIRMABLE

    @property
    def stuck(self) -> bool:
        """Whether it will always come again: what comes a second time was taken the first time."""
        return not self.confirmable and self.polled > 1

    def below(self, offset: int) -> bool:
        return type(self.update_id) is int and self.update_id < offset


class UpdateQueue:
    """Pending updates in order of delivery. `version` counts what was added."""

    def __init__(self, clock: Clock) -> None:
        self.next_id = FIRST_ID
        self.allowed: list[str] | None = None
        self.pending: list[Queued] = []
        self.past: deque[Queued] = deque(maxlen=1000)
        self.held: list[Queued] | None = None
        self.added = Signal()
        self.poller = 0
        self.version = 0
        self._clock = clock

    def wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_WHEN_LISTED

    def put(self, kind: str, content: Json, chat: int | None) -> bool:
        """Queues an update unless the bot did not ask for its kind; whether it did. Raises SchemaError: our own bug."""
        if not self.wanted(kind):
            return False
        body = {"update_id": self.next_id, kind: content}
        check_type("Update", body)
        self.put_raw(body, chat)
        return True

    def put_raw(self, body: Json, chat: int | None = None) -> Queued:
        """Queues any body, under the next id unless it has one; no other follows one that could not be confirmed."""
        queued = Queued({"update_id": self.next_id} | body, self._clock.now(), chat)
        if queued.confirmable:
            self.next_id = max(self.next_id, queued.update_id + 1)
        self.past.append(queued)
        self._deliver([queued])
        return queued

    def _deliver(self, queued: list[Queued]) -> None:
        (self.pending if self.held is None else self.held).extend(queued)
        self.version += 1
        self.added.fire()

    def fetch(self, offset: int, limit: int) -> list[Json]:
        """Confirms what is below `offset` (negative: all but the last so many) and returns what follows."""
        self.expire()
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset:
            self.pending = [queued for queued in self.pending if not queued.below(offset)]
        for queued in self.pending[:limit]:
            queued.polled += 1
        return [queued.body for queued in self.pending[:limit]]

    def open(self) -> list[Queued]:
        """What the bot has still to confirm, without what it cannot."""
        return [queued for queued in self.pending if not queued.stuck]

    def confirm(self, queued: Queued) -> None:
        self.pending = [other for other in self.pending if other is not queued]

    def expire(self) -> None:
        oldest = self._clock.now() - KEPT_FOR
        if self.pending and self.pending[0].at < oldest:
            self.pending = [queued for queued in self.pending if queued.at >= oldest]

    def duplicate(self, last: int) -> int:
        """Delivers the last so many again, with the same ids; how many there were."""
        again = [Queued(queued.body, self._clock.now(), queued.chat) for queued in list(self.past)[-last:]]
        self._deliver(again)
        return len(again)

    def shuffle(self, seed: int) -> list[Queued]:
        """Reorders what is held back, else what is pending; gives it back."""
        disordered = self.pending if self.held is None else self.held
        random.Random(seed).shuffle(disordered)  # noqa: S311 - a reproducible order, no secret
        return disordered

    def restart(self, next_id: int) -> None:
        """Goes on from another id, as Telegram does after a quiet week."""
        self.next_id = next_id

    def clear(self) -> None:
        """Forgets all that waits and all that was; the ids go on."""
        self.pending, self.held = [], None
        self.past.clear()

    def hold(self, on: bool) -> None:
        """Keeps new updates back, or lets those kept go."""
        kept, self.held = self.held or [], self.held if on else None
        if on and self.held is None:
            self.held = []
        if not on and kept:
            self._deliver(kept)
