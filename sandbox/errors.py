"""The two ways to say no: to the bot as Telegram does, and to whoever drives the sandbox."""

from typing import Any


class BotApiError(Exception):
    """Becomes a Bot API answer with `ok: false`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(text: str, parameters: dict[str, Any] | None = None) -> BotApiError:
    return BotApiError(400, f"Bad Request: {text}", parameters)


def forbidden(text: str) -> BotApiError:
    return BotApiError(403, f"Forbidden: {text}")


def too_many_requests(retry_after: int) -> BotApiError:
    """429; `retry_after` in seconds."""
    return BotApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


class Refusal(Exception):
    """A request to the control interface that cannot be done, and why."""

    def __init__(self, text: str, status: int = 400, **more: Any) -> None:
        super().__init__(text)
        self.status = status
        self.more = more
