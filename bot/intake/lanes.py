"""Rows of the inbox in memory: those of one lane in order, lanes side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence

from storage.inbox import Row

FULL = 1000
"""Rows in memory beyond which the intake waits."""


class Lanes:
    """What waits to be handled. A lane that somebody has taken is closed to others until it is given back."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Row]] = {}
        self._ready: deque[str] = deque()
        self._taken: set[str] = set()
        self._count = 0
        self._changed = asyncio.Condition()
        self._closed = False

    def __len__(self) -> int:
        """Rows that wait, without those that were taken."""
        return self._count

    @property
    def at_rest(self) -> bool:
        """Whether nothing waits and nobody has anything in hand."""
        return not self._count and not self._taken

    async def add(self, rows: Iterable[Row]) -> None:
        """Put rows at the end of their lanes."""
        for row in rows:
            self._put(row, last=True)
        await self._notify()

    async def take(self, limit: int) -> list[Row]:
        """Up to `limit` rows, some of each lane that is ready; waits until there is one. Give them all back.

        None at all once the lanes are closed.
        """
        async with self._changed:
            await self._changed.wait_for(lambda: bool(self._ready) or self._closed)
        taken: list[Row] = []
        while self._ready and not self._closed and len(taken) < limit:
            lane = self._ready.popleft()
            self._taken.add(lane)
            waiting = self._waiting[lane]
            taken += [waiting.popleft() for _ in range(min(len(waiting), limit - len(taken)))]
        self._count -= len(taken)
        return taken

    async def give_back(self, rows: Sequence[Row], again: Sequence[Row] = ()) -> None:
        """The lanes of `rows` are open once more; those of `again` are to be handled first in them."""
        for row in reversed(again):
            self._put(row, last=False)
        for lane in {row.lane for row in rows}:
            self._taken.discard(lane)
            if self._waiting.get(lane):
                self._ready.append(lane)
            else:
                self._waiting.pop(lane, None)
        await self._notify()

    async def room(self) -> None:
        """Wait until the intake may bring more."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._count < FULL or self._closed)

    async def close(self) -> None:
        """Give out nothing any more."""
        self._closed = True
        await self._notify()

    def _put(self, row: Row, *, last: bool) -> None:
        waiting = self._waiting.setdefault(row.lane, deque())
        if not waiting and row.lane not in self._taken:
            self._ready.append(row.lane)
        if last:
            waiting.append(row)
        else:
            waiting.appendleft(row)
        self._count += 1

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()
