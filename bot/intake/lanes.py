"""Rows of the inbox in memory: in order within a lane, different lanes side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence

from storage.inbox import Row

FULL = 1000
"""With so many rows in memory the intake waits."""


class Lanes:
    """Rows that wait to be handled. A lane whose rows were taken is closed to others until they are given back."""

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
        """Whether no row waits and none is being handled."""
        return not self._count and not self._taken

    async def add(self, rows: Iterable[Row]) -> None:
        """Put rows at the end of their lanes."""
        for row in rows:
            self._put(row, last=True)
        await self._notify()

    async def take(self, limit: int) -> list[Row]:
        """Up to `limit` rows from lanes that are not closed; waits until there is one. All must be given back.

        Gives none once everything is closed.
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
        """Open the lanes of `rows` again; the rows `again` come first in them."""
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
        """Wait until there is room for more rows."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._count < FULL or self._closed)

    async def close(self) -> None:
        """Give out no more rows."""
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
