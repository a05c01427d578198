"""What the bot has called, for tests to count."""

from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.shapes import Json

POLL = "getUpdates"


@dataclass
class Received:
    """One call. `at` is by the sandbox's clock, `received_at` in real Unix seconds, `weight` the messages it sends."""

    n: int
    at: str
    received_at: float
    method: str
    params: Json = field(default_factory=dict)
    weight: int = 0
    outcome: Json = field(default_factory=dict)

    @property
    def chat(self) -> int | str | None:
        return self.params.get("chat_id")

    def view(self) -> Json:
        text = self.params.get("text", self.params.get("caption"))
        named = {"thread": self.params.get("message_thread_id"), "message_id": self.params.get("message_id")}
        return vars(self) | {"chat": self.chat, "text": text} | named


class Journal:
    """`in_hand`: calls that are not answered yet; `worked`: calls so far. Both leave polling out."""

    def __init__(self) -> None:
        self.calls: list[Received] = []
        self.in_hand = 0
        self.worked = 0

    def note(self, clock: Clock, method: str) -> Received:
        received = Received(len(self.calls) + 1, clock.now().isoformat(), clock.real_seconds(), method)
        self.calls.append(received)
        self.worked += method != POLL
        return received

    def select(self, method: str | None, chat: int | None, after: int, limit: int) -> list[Json]:
        """The oldest `limit` calls numbered above `after`; polling only when it is named."""
        chosen = (
            call.view()
            for call in self.calls[after:]
            if (call.method == method if method else call.method != POLL) and chat in (None, call.chat)
        )
        return [view for view, _ in zip(chosen, range(limit), strict=False)]
