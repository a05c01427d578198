"""Misfortunes on order."""

from dataclasses import dataclass
from typing import Any

from sandbox.errors import BotApiError
from sandbox.shapes import Json, present

KINDS = ("error", "drop_before", "drop_after", "delay", "migrate")
DESCRIPTIONS = {
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass
class Fault:
    """Strikes `times` matching calls (None: all) after `skip` of them."""

    id: int
    kind: str
    method: str | None = None
    chat: int | None = None
    skip: int = 0
    times: int | None = 1
    code: int = 500
    description: str | None = None
    retry_after: int | None = None
    seconds: float = 0.0

    def matches(self, method: str, chat: int | None) -> bool:
        named = self.method.lower() == method.lower() if self.method else method != "getUpdates"
        return named and self.chat in (None, chat)

    def error(self) -> BotApiError:
        if self.code == 429:
            retry = self.retry_after or 1
            return BotApiError(
                429, self.description or f"Too Many Requests: retry after {retry}", {"retry_after": retry}
            )
        return BotApiError(self.code, self.description or DESCRIPTIONS.get(self.code, "Bad Request"))

    def view(self) -> Json:
        return present(**vars(self)) | {"times": self.times}


class Faults:
    def __init__(self) -> None:
        self.ordered: list[Fault] = []
        self._last_id = 0

    def order(self, **wish: Any) -> Fault:
        self._last_id += 1
        fault = Fault(self._last_id, **wish)
        self.ordered.append(fault)
        return fault

    def strike(self, method: str, chat: int | None) -> Fault | None:
        """The fault that meets this call, counted; those used up are dropped."""
        for fault in [fault for fault in self.ordered if fault.matches(method, chat)]:
            if fault.skip:
                fault.skip -= 1
                continue
            if fault.times is not None:
                fault.times -= 1
                if not fault.times:
                    self.ordered.remove(fault)
            return fault
        return None
