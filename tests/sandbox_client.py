"""The sandbox's control interface, as the tests speak it: people who write, press and read in chats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

Json = dict[str, Any]


@dataclass(frozen=True)
class Sandbox:
    """A sandbox over HTTP; every call raises `AssertionError` with the sandbox's own words when it is refused."""

    session: aiohttp.ClientSession
    base: str

    async def call(self, verb: str, path: str, /, **body: object) -> Json:
        """One call of the control interface; gives its answer."""
        given = {key: value for key, value in body.items() if value is not None}
        kind: Json = {"params": given} if verb == "GET" else {"json": given}
        async with self.session.request(verb, f"{self.base}/sandbox/{path}", **kind) as answer:
            told: Json = await answer.json()
        assert answer.status < 400, f"{verb} {path} {given}: {answer.status} {told}"
        return told

    async def person(self, number: int, name: str, language: str | None = None, *, started: bool = True) -> Speaker:
        """Add somebody to Telegram."""
        await self.call("POST", "people", id=number, first_name=name, language_code=language, started=started)
        return Speaker(self, number, number)

    async def group(self, number: int, title: str, *members: int, **more: object) -> Json:
        """Add a group with these people, the bot among them; the first of them made it."""
        people = [{"person": members[0], "status": "creator"}, *members[1:]]
        made: Json = {"id": number, "title": title, "members": people, "bot": "member", "by": members[0]}
        return await self.call("POST", "chats", **(made | more))

    async def idle(self, within: float = 20) -> None:
        """Wait until the bot has nothing left to do at the sandbox's present time."""
        await self.call("POST", "idle", timeout=within)

    async def move(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass, and the bot do what falls due in it."""
        await self.call("POST", "clock", add_seconds=minutes * 60 + seconds)
        await self.idle()

    async def received(self, **query: object) -> list[Json]:
        """What the sandbox was really asked to do, oldest first."""
        calls: list[Json] = (await self.call("GET", "received", **query))["calls"]
        return calls


@dataclass(frozen=True)
class Speaker:
    """Somebody in a chat: by default in their own private chat with the bot."""

    sandbox: Sandbox
    id: int
    chat: int

    def within(self, chat: int) -> Speaker:
        """The same person in another chat."""
        return Speaker(self.sandbox, self.id, chat)

    async def say(self, text: str | None = None, **content: object) -> Json:
        """Write, or send something; then the bot finishes what follows from it."""
        said = await self.sandbox.call("POST", "say", **{"from": self.id, "chat": self.chat, "text": text, **content})
        await self.sandbox.idle()
        message: Json = said["message"]
        return message

    async def press(self, button: str, **more: object) -> str:
        """Press a button by its words (or a part only it has) and follow its link; gives the toast's text."""
        body: Json = {"from": self.id, "chat": self.chat, "text": button, "wait": 5}
        pressed = await self.sandbox.call("POST", "press", **(body | more))
        answer: Json = pressed.get("answer") or {}
        if answer.get("url"):
            await self.sandbox.call("POST", "open", **{"from": self.id, "link": answer["url"]})
        await self.sandbox.idle()
        return str(answer.get("text", ""))

    async def messages(self) -> list[Json]:
        """Everything in the chat, oldest first."""
        told: list[Json] = (await self.sandbox.call("GET", f"chats/{self.chat}/messages", limit=200))["messages"]
        return told

    async def seen(self) -> list[str]:
        """The words of everything that the bot wrote in the chat, oldest first."""
        return [words(message) for message in await self.messages() if message.get("outgoing")]

    async def last(self) -> Json:
        """The newest message of the bot that has words."""
        return [message for message in await self.messages() if message.get("outgoing") and words(message)][-1]


def words(message: Json) -> str:
    """The words of a message, or of what it carries."""
    return str(message.get("text") or message.get("caption") or "")


def buttons(message: Json) -> list[str]:
    """The labels of a message's inline buttons, row by row."""
    rows: Sequence[Sequence[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def most_in(seconds: float, calls: Sequence[Json]) -> int:
    """How many messages arrived at most in any span of so many seconds."""
    times: list[float] = [call["received_at"] for call in calls for _ in range(call["weight"])]
    return max(sum(0 <= at - since < seconds for at in times) for since in times)
