"""How fast a chat may be written to; measured in real seconds."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext

from bot.sender.window import Window

BURST, REFILL = 5, 1.0
"""A private chat takes a burst of five messages and then one a second."""

GROUP, MINUTE = 20, 60.0
"""A group takes twenty messages in any minute."""

MANY = 1000
"""With more chats in memory, those are forgotten that have their whole allowance again."""


class Pace:
    """What each chat, and all together, were sent lately. An album counts as its parts, an edit as nothing.

    A message counts from its answer: by then it has reached Telegram.
    """

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._private: dict[int, tuple[float, float]] = {}
        self._groups: dict[int, deque[tuple[float, int]]] = {}
        self._whole = Window(tick)

    def passage(self, weight: int, *, urgent: bool) -> AbstractAsyncContextManager[None]:
        """Within this context so many messages may be posted; it waits until the whole bot may send them."""
        return self._whole.passage(weight, urgent=urgent) if weight else nullcontext()

    def wait(self, chat_id: int, weight: int) -> float:
        """Seconds until so many more messages may go to the chat; 0 if they may go now."""
        if weight == 0:
            return 0.0
        return self._wait_private(chat_id, weight) if chat_id > 0 else self._wait_group(chat_id, weight)

    def spend(self, chat_id: int, weight: int) -> None:
        """Count so many messages."""
        if weight == 0:
            return
        now = self._tick()
        if chat_id > 0:
            self._private[chat_id] = (self._allowance(chat_id) - weight, now)
        else:
            self._groups.setdefault(chat_id, deque()).append((now, weight))
        if len(self._private) + len(self._groups) > MANY:
            self._forget()

    def _allowance(self, chat_id: int) -> float:
        left, at = self._private.get(chat_id, (float(BURST), self._tick()))
        return min(BURST, left + (self._tick() - at) * REFILL)

    def _wait_private(self, chat_id: int, weight: int) -> float:
        return max(0.0, (min(weight, BURST) - self._allowance(chat_id)) / REFILL)

    def _wait_group(self, chat_id: int, weight: int) -> float:
        recent, now = self._groups.get(chat_id, deque()), self._tick()
        while recent and now - recent[0][0] >= MINUTE:
            recent.popleft()
        over = sum(each for _, each in recent) + min(weight, GROUP) - GROUP
        for at, each in recent:
            if over <= 0:
                break
            over -= each
            if over <= 0:
                return at + MINUTE - now
        return 0.0

    def _forget(self) -> None:
        self._private = {chat: have for chat, have in self._private.items() if self._allowance(chat) < BURST}
        self._groups = {
            chat: sent for chat, sent in self._groups.items() if sent and self._tick() - sent[-1][0] < MINUTE
        }


class NoPace(Pace):
    """For a server without limits."""

    def wait(self, chat_id: int, weight: int) -> float:
        """No wait."""
        return 0.0

    def passage(self, weight: int, *, urgent: bool) -> AbstractAsyncContextManager[None]:
        """No wait."""
        return nullcontext()
