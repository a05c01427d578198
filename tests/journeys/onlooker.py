"""Somebody who watches everything that happens in Telegram, so that nobody has to sleep."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp

from tests.sandbox_client import Json, Sandbox, Speaker, buttons, words

Wanted = Callable[[Json], bool]


@dataclass
class Onlooker:
    """Knows every message that came or changed while it watched; `happened` counts them."""

    sandbox: Sandbox
    happened: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    chats: dict[int, dict[int, Json]] = field(default_factory=lambda: defaultdict(dict))

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Look on for as long as this lasts."""
        url = f"{self.sandbox.base}/sandbox/events?kinds=message,edited"
        async with self.sandbox.session.get(url, timeout=aiohttp.ClientTimeout()) as stream:
            watch = asyncio.ensure_future(self._watch(stream.content))
            try:
                yield
            finally:
                watch.cancel()

    async def _watch(self, lines: aiohttp.StreamReader) -> None:
        async for line in lines:
            if line.startswith(b"data:"):
                event = json.loads(line.removeprefix(b"data:"))
                async with self.changed:
                    self.happened += 1
                    self.chats[event["chat"]][event["message"]["message_id"]] = event["message"]
                    self.changed.notify_all()

    async def after(self, count: int, since: int | None = None) -> None:
        """Wait until so many more things have happened, since that count or from now on."""
        until = count + (self.happened if since is None else since)
        async with self.changed:
            await self.changed.wait_for(lambda: self.happened >= until)

    async def message(self, speaker: Speaker, wanted: Wanted) -> Json:
        """Wait for a message of the bot in the speaker's chat."""
        async with self.changed:
            await self.changed.wait_for(lambda: bool(self._found(speaker, wanted)))
        return self._found(speaker, wanted)[-1]

    def _found(self, speaker: Speaker, wanted: Wanted) -> list[Json]:
        return [each for each in self.chats[speaker.chat].values() if each.get("outgoing") and wanted(each)]

    async def press(self, speaker: Speaker, button: str, about: str) -> None:
        """Wait for the button on a message about something, and press it once."""
        message = await self.message(speaker, lambda each: button in buttons(each) and about in words(each))
        body = {"from": speaker.id, "chat": speaker.chat, "text": button, "message_id": message["message_id"]}
        await self.sandbox.call("POST", "press", **body)
