"""The residents: many conversations at once, and how long each of them waits for its answers."""

import asyncio
import itertools
from collections.abc import Coroutine
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from benchmarks.conversation import Conversation, Json, Step
from benchmarks.responder import Responder

QUIET = 90.0  # seconds; a busy machine takes half a minute to import aiogram


class NoAnswerError(Exception):
    """The bot has said nothing to anybody for too long."""


@dataclass
class Played:
    """What one round of conversations came to; seconds."""

    conversations: int
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def wait(self, share: float) -> float:
        """The wait that this share of the answers did not exceed."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Residents:
    """They talk to one bot by one responder, which tells them of every message by `hear`."""

    def __init__(self, script: tuple[Step, ...]) -> None:
        self.responder = Responder(self.hear)
        self._script = script
        self._chats = itertools.count(10_001)
        self._open: dict[int, tuple[Conversation, asyncio.Future[None]]] = {}
        self._played = Played(0)
        self._last_heard = 0.0

    async def play(self, conversations: int, *, in_flight: int = 100) -> Played:
        """All of them, so many at a time. Raises `NoAnswerError`."""
        places = asyncio.Semaphore(in_flight)

        async def one() -> None:
            async with places:
                await self._converse()

        return await self._round([one() for _ in range(conversations)])

    async def play_paced(self, conversations: int, *, a_second: float) -> Played:
        """All of them, begun at an even pace whether or not the ones before are over. Raises `NoAnswerError`."""

        async def one(number: int) -> None:
            await asyncio.sleep(number / a_second)
            await self._converse()

        return await self._round([one(number) for number in range(conversations)])

    def hear(self, chat: int, message_id: int, markup: Json) -> None:
        """Take a message of the bot's; those to groups and to who has nothing open are nobody's answer."""
        conversation, over = self._open.get(chat, (None, None))
        if conversation is None or over is None or over.done():
            return
        self._last_heard = perf_counter()
        conversation.hear(message_id, markup)
        self._played.waits.append(self._last_heard - conversation.asked_at)
        if conversation.over:
            over.set_result(None)
            return
        try:
            self._speak(conversation)
        except LookupError as error:
            over.set_exception(error)

    async def _converse(self) -> None:
        conversation = Conversation(next(self._chats), self._script)
        over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._open[conversation.chat] = conversation, over
        self._speak(conversation)
        await over
        del self._open[conversation.chat]

    def _speak(self, conversation: Conversation) -> None:
        update = conversation.speak()
        conversation.asked_at = perf_counter()
        self.responder.put(update)

    async def _round(self, conversations: list[Coroutine[Any, Any, None]]) -> Played:
        self._played = played = Played(len(conversations))
        begun = self._last_heard = perf_counter()
        everything = asyncio.gather(*conversations)
        try:
            while not (await asyncio.wait({everything}, timeout=QUIET / 30))[0]:
                if perf_counter() - self._last_heard > QUIET:
                    raise NoAnswerError(f"{len(self._open)} of {played.conversations} conversations wait for an answer")
            everything.result()
        finally:
            everything.cancel()
        played.seconds = perf_counter() - begun
        return played
