"""A bare Bot API: it checks nothing and limits nothing, hands out updates and tells who listens what the bot sent."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from typing import Any

from benchmarks.wire import Params, Respond, Wire

Json = dict[str, Any]
Listener = Callable[[int, int, Json], None]

ME = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "can_join_groups": True}
JUST_TRUE = {
    "answerCallbackQuery",
    "close",
    "deleteMessage",
    "deleteMyCommands",
    "deleteWebhook",
    "editMessageReplyMarkup",  # the buttons of an old message are taken away: nobody's answer
    "sendChatAction",
    "setChatMenuButton",
    "setMessageReaction",
    "setMyCommands",
    "setMyDescription",
    "setMyShortDescription",
}
BATCH = 100


class Responder:
    """The server: `put` an update, and `listener(chat, message_id, markup)` hears every message sent or edited."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._updates: deque[Json] = deque()
        self._next_update = 1
        self._next_message = 1_000_000
        self._waiting: Respond | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._server: asyncio.Server | None = None

    async def start(self) -> str:
        """Listen on a free port of the loopback; returns the base address."""
        self._server = await asyncio.get_running_loop().create_server(lambda: Wire(self._answer), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        """Stop listening."""
        if self._patience is not None:
            self._patience.cancel()
        if self._server is not None:
            self._server.close()

    def put(self, update: Json) -> None:
        """Make an update available, at once to the poller that waits."""
        self._updates.append({"update_id": self._next_update} | update)
        self._next_update += 1
        self._hand_out()

    def _answer(self, method: str, params: Params, respond: Respond) -> None:
        if method == "getUpdates":
            self._poll(params, respond)
        elif method == "getMe":
            respond(200, {"ok": True, "result": ME})
        elif method == "getWebhookInfo":
            empty = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self._updates)}
            respond(200, {"ok": True, "result": empty})
        elif method in {"sendMessage", "editMessageText"}:
            self._message(params, respond)
        elif method in JUST_TRUE:
            respond(200, {"ok": True, "result": True})
        else:
            respond(404, {"ok": False, "error_code": 404, "description": "Not Found: method not found"})

    def _poll(self, params: Params, respond: Respond) -> None:
        offset = int(params.get("offset") or 0)
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        self._waiting = respond
        if self._patience is not None:
            self._patience.cancel()
        if self._updates:
            self._hand_out()
        else:
            self._patience = asyncio.get_running_loop().call_later(float(params.get("timeout") or 0), self._hand_out)

    def _hand_out(self) -> None:
        if self._waiting is not None:
            batch = [self._updates[i] for i in range(min(BATCH, len(self._updates)))]
            respond, self._waiting = self._waiting, None
            respond(200, {"ok": True, "result": batch})

    def _message(self, params: Params, respond: Respond) -> None:
        chat, markup = int(params["chat_id"]), params.get("reply_markup") or {}
        message_id = int(params.get("message_id") or 0)
        if not message_id:
            self._next_message += 1
            message_id = self._next_message
        kind = {"type": "private", "first_name": "R"} if chat > 0 else {"type": "supergroup", "title": "T"}
        message = {"message_id": message_id, "date": 1_800_000_000, "chat": {"id": chat} | kind, "from": ME}
        respond(200, {"ok": True, "result": message | {"text": params.get("text", "…")}})
        self._listener(chat, message_id, json.loads(markup) if isinstance(markup, str) else markup)
