"""Rows that were taken, in memory: for each chat in order, chats side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from storage.outbox import OutRow
from storage.seen import Seen


class Queues:
    """What each chat has still to get."""

    def __init__(self) -> None:
        self._rows: dict[int, deque[tuple[OutRow, Seen | None]]] = {}

    def __len__(self) -> int:
        """Rows in hand."""
        return sum(map(len, self._rows.values()))

    @property
    def chats(self) -> list[int]:
        """Chats that have something in hand."""
        return list(self._rows)

    def put(self, row: OutRow, seen: Seen | None) -> bool:
        """Put a row with what was seen for it behind the others of its chat; whether nobody serves the chat yet."""
        fresh = row.chat_id not in self._rows
        self._rows.setdefault(row.chat_id, deque()).append((row, seen))
        return fresh

    def head(self, chat_id: int) -> tuple[OutRow, Seen | None] | None:
        """The next row of the chat; `None` when there is no more, and the chat is served no longer."""
        rows = self._rows.get(chat_id)
        if rows:
            return rows[0]
        self._rows.pop(chat_id, None)
        return None

    def done(self, chat_id: int) -> None:
        """The head has come to its end."""
        self._rows[chat_id].popleft()

    def give_up(self, chat_id: int) -> Iterable[OutRow]:
        """What is still in hand for the chat: it is served no longer."""
        return [row for row, _ in self._rows.pop(chat_id, ())]
