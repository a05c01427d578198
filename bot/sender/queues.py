"""Rows being sent, in memory: in order within a chat, different chats side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from storage.outbox import OutRow
from storage.render_data import RenderData


class Queues:
    """The rows of each chat."""

    def __init__(self) -> None:
        self._rows: dict[int, deque[tuple[OutRow, RenderData | None]]] = {}

    def __len__(self) -> int:
        """Rows in hand."""
        return sum(map(len, self._rows.values()))

    @property
    def chats(self) -> list[int]:
        """Chats with rows."""
        return list(self._rows)

    def put(self, row: OutRow, data: RenderData | None) -> bool:
        """Put a row at the end of its chat. Gives whether nobody is sending to the chat yet."""
        fresh = row.chat_id not in self._rows
        self._rows.setdefault(row.chat_id, deque()).append((row, data))
        return fresh

    def head(self, chat_id: int) -> tuple[OutRow, RenderData | None] | None:
        """The next row of the chat; `None` if there is none, and sending to it ends."""
        rows = self._rows.get(chat_id)
        if rows:
            return rows[0]
        self._rows.pop(chat_id, None)
        return None

    def done(self, chat_id: int) -> None:
        """Remove the chat's first row."""
        self._rows[chat_id].popleft()

    def give_up(self, chat_id: int) -> Iterable[OutRow]:
        """Remove and give all rows of the chat."""
        return [row for row, _ in self._rows.pop(chat_id, ())]
