"""Telegram's limits: 30 messages a second in all, 20 a minute for a group, bursts and then 1 a second in private."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """At most `allowed` messages in any `seconds`."""

    allowed: int
    seconds: float


BOT = Window(30, 1.0)
GROUP = Window(20, 60.0)
PRIVATE_BURST = 5


class SlidingWindow:
    """Counts what was let through at which time."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._sent: deque[float] = deque()

    def wait(self, now: float, weight: int) -> float:
        """Seconds until `weight` more would pass; 0 when they pass now."""
        while self._sent and self._sent[0] <= now - self.window.seconds:
            self._sent.popleft()
        excess = len(self._sent) + weight - self.window.allowed
        if excess <= 0:
            return 0.0
        return self._sent[min(excess, len(self._sent)) - 1] + self.window.seconds - now

    def take(self, now: float, weight: int) -> None:
        self._sent.extend([now] * weight)


class Bucket:
    """A burst of `PRIVATE_BURST`, refilled by one a second."""

    def __init__(self) -> None:
        self._tokens = float(PRIVATE_BURST)
        self._at = 0.0

    def wait(self, now: float, weight: int) -> float:
        """Seconds until one more would pass; an album passes when one of its parts does."""
        del weight
        self._tokens = min(float(PRIVATE_BURST), self._tokens + now - self._at)
        self._at = now
        return max(0.0, 1.0 - self._tokens)

    def take(self, now: float, weight: int) -> None:
        del now
        self._tokens -= weight


class Limits:
    def __init__(self, on: bool) -> None:
        self.on = on
        self._bot = SlidingWindow(BOT)
        self._groups: dict[int, SlidingWindow] = defaultdict(lambda: SlidingWindow(GROUP))
        self._private: dict[int, Bucket] = defaultdict(Bucket)

    def take(self, chat: int, weight: int, now: float) -> int:
        """Lets `weight` messages through at real second `now` and returns 0; else after how many seconds to retry."""
        if not self.on or not weight:
            return 0
        for_chat = self._groups[chat] if chat < 0 else self._private[chat]
        wait = max(self._bot.wait(now, weight), for_chat.wait(now, weight))
        if wait > 0:
            return max(1, math.ceil(wait))
        self._bot.take(now, weight)
        for_chat.take(now, weight)
        return 0
