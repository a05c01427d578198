"""As little HTTP as a client of the Bot API needs, so that what is measured is the client: no chunks, no pipelining."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

Params = dict[str, Any]
Respond = Callable[[int, dict[str, Any]], None]
Answer = Callable[[str, Params, Respond], None]


class Wire(asyncio.Protocol):
    """One connection; `answer` gets the method's name, its parameters and what to respond with, at once or later."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """End; what is answered later goes nowhere."""
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Collect until a request is whole."""
        self._received += data
        end = self._received.find(b"\r\n\r\n")
        if end < 0:
            return
        first, *lines = bytes(self._received[:end]).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        if "chunked" in headers.get("transfer-encoding", ""):
            self._respond(411, {"ok": False, "error_code": 411, "description": "Length Required"})
            return
        whole = end + 4 + int(headers.get("content-length", 0))
        if len(self._received) < whole:
            return
        body = bytes(self._received[end + 4 : whole])
        del self._received[:whole]
        path, _, query = first.split(" ")[1].partition("?")
        params = dict(parse_qsl(query)) | _params(body, headers.get("content-type", ""))
        self._answer(path.rsplit("/", 1)[-1], params, self._respond)

    def _respond(self, status: int, answer: dict[str, Any]) -> None:
        if self._transport is None:
            return
        body = json.dumps(answer).encode()
        head = f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._transport.write(head.encode() + body)


def _params(body: bytes, content_type: str) -> Params:
    if content_type.startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    if content_type.startswith("multipart/"):
        raise ValueError("the responder reads no uploads")
    return dict(parse_qsl(body.decode()))
