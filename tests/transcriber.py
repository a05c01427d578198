"""A small server that speaks the OpenAI transcription interface, and fails as it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from tests.bot.scripted_server import serving

KEY = "sk-of-the-office"
KNOWN = frozenset({"flac", "mp3", "mp4", "mpeg", "mpga", "m4a", "ogg", "wav", "webm"})
"""The endings that the interface takes."""


@dataclass
class Listener:
    """Hears `says` in every recording; `faults` come first, each once: a status, or words that are sent as they are.

    `asked` are the forms that came, the recording by its name and content.
    """

    says: str = "厨房水管爆了"
    faults: list[int | str] = field(default_factory=list)
    asked: list[dict[str, str | bytes]] = field(default_factory=list)
    url: str = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.method != "POST" or request.path != "/v1/audio/transcriptions":
            return web.json_response({"error": {"message": "Not found"}}, status=404)
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return web.json_response({"error": {"message": "Incorrect API key"}}, status=401)
        self.asked.append(form := await _form(request))
        if str(form.get("name")).rpartition(".")[2] not in KNOWN:
            return web.json_response({"error": {"message": "Invalid file format."}}, status=400)
        if not self.faults:
            return web.json_response({"text": self.says})
        fault = self.faults.pop(0)
        if isinstance(fault, int):
            return web.json_response({"error": {"message": "not now"}}, status=fault)
        return web.Response(text=fault, content_type="application/json")


async def _form(request: web.Request) -> dict[str, str | bytes]:
    form: dict[str, str | bytes] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        if part.filename is None:
            form[str(part.name)] = await part.text()
        else:
            form |= {"name": part.filename, str(part.name): bytes(await part.read())}
    return form


@asynccontextmanager
async def listening_for(says: str, *faults: int | str) -> AsyncIterator[Listener]:
    """A listener that is served; `url` is what the setting holds."""
    listener = Listener(says, list(faults))
    async with serving(listener.answer) as base:
        listener.url = f"{base}/v1"
        yield listener
