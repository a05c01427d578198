"""A sender beside a sandbox: rows are ordered as acts order them, and what arrives is read from the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Connection, select
from telegram import Bot

from bot.act_runner import ActRunner
from bot.clock import SystemClock
from bot.policy.load import load_policy
from bot.sender.endings import Endings
from bot.sender.message_renderer import MessageRenderer
from bot.sender.pace import NoPace, Pace
from bot.sender.sender import Sender
from bot.settings import Settings
from bot.telegram.bots import writing_bot
from bot.telegram.request import AiohttpRequest
from bot.web.metrics import Metrics
from storage import people, premises, workers
from storage.database import Database
from storage.outbox import SENDER
from storage.tables import outbox
from templates.render import Renderer
from tests.sandbox_client import Sandbox
from tickets.outgoing import Message, Photos
from tickets.people import Person, Post, Role
from tickets.records import File, Purpose, Source
from tickets.ticket import Kind, Location, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

TOKEN = "4200:sending"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
RESIDENT, CLERK = 21, 22
TEAM = -1009
POLICY = load_policy()
RENDERER = Renderer(POLICY)


Sent = tuple[str, str]
"""A file's kind and id."""


@dataclass
class Sending:
    """What the tests have in hand."""

    database: Database
    sandbox: Sandbox
    acts: ActRunner
    sender: Sender

    async def send(self, *messages: Message) -> None:
        """Order messages in one transaction."""
        async with self.database.begin() as tx:
            await self.acts.run(tx, _send, messages)
        self.sender.wake()

    async def rest(self) -> dict[str, str]:
        """Wait until nothing is under way or due; the states of all rows by their keys."""
        async with asyncio.timeout(20):
            while not (states := await self._states()) or {"due", "sending"} & set(states.values()):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        return states

    async def _states(self) -> dict[str, str]:
        await self.database.flush()
        return await self.database.read(states)

    async def arrived(self, chat: int) -> list[str]:
        """The words that stand in a chat."""
        told = await self.sandbox.call("GET", f"chats/{chat}/messages", limit=100)
        return [message["text"] for message in told["messages"] if message.get("outgoing")]

    async def fault(self, kind: str, **more: object) -> None:
        """Order a fault."""
        await self.sandbox.call("POST", "faults", kind=kind, **more)

    async def calls(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """What the sandbox was asked."""
        return await self.sandbox.received(method=method, limit=200)


def welcome(key: str, chat_id: int = RESIDENT, **more: Any) -> Message:
    """A message with words of its own."""
    return Message(key, chat_id, "common/unknown_command", {"command": key}, **more)


def _send(work: UnitOfWork, messages: tuple[Message, ...]) -> None:
    for message in messages:
        work.send(message)


def give(work: UnitOfWork, files: Sequence[Sent], chats: Sequence[int]) -> None:
    """A ticket with these files, sent to these chats."""
    estate, *_ = work.properties()
    ticket = Ticket(0, estate.id, Kind.REPAIR, "plumbing", Urgency.ROUTINE, Location(), NOW, resident_id=RESIDENT)
    ticket = work.add_ticket(ticket)
    ids = []
    for number, (kind, file_id) in enumerate(files):
        source = Source(RESIDENT, number)
        ids.append(work.add_file(File(ticket.id, NOW, RESIDENT, Purpose.REPORT, kind, file_id, source)).id)
    for chat in chats:
        work.send_photos(Photos(f"to {chat}", ticket.id, chat, tuple(ids)))


def states(c: Connection) -> dict[str, str]:
    """The states of all rows."""
    return {row.key: row.state for row in c.execute(select(outbox.c.key, outbox.c.state))}


def furnish(c: Connection) -> None:
    """A resident, and a clerk at the front desk."""
    estate = premises.add_property(c, "示范花园")
    for number, name in ((RESIDENT, "王芳"), (CLERK, "李敏")):
        people.save(c, Person(number, name, "en", reachable=True))
    people.add_post(c, Post(CLERK, estate.id, Role.FRONT_DESK))


def _bot(sandbox: Sandbox, *, paced: bool, patience: float) -> Bot:
    """The service's own bot, or one that heeds no limits and waits so many seconds for an answer."""
    if paced:
        settings = Settings.model_construct(bot_token=SecretStr(TOKEN), bot_api_base=sandbox.base)
        return writing_bot(settings, paced=True)
    request = AiohttpRequest(read_timeout=patience)
    return Bot(TOKEN, base_url=f"{sandbox.base}/bot", request=request, get_updates_request=AiohttpRequest())


@asynccontextmanager
async def sending(
    database: Database,
    sandbox: Sandbox,
    *,
    paced: bool = False,
    patience: float = 10,
    beat: Callable[[], None] = lambda: None,
) -> AsyncIterator[Sending]:
    """Run a sender until the end of the block."""
    clock = SystemClock()
    acts = ActRunner(POLICY, clock)
    async with _bot(sandbox, paced=paced, patience=patience) as bot:
        sender = Sender(
            database=database,
            bot=bot,
            message_renderer=MessageRenderer(database, RENDERER, POLICY, clock),
            endings=Endings(database, acts, clock, lambda: "https://t.me/huiyin"),
            pace=Pace() if paced else NoPace(),
            clock=clock,
            metrics=Metrics(lambda: database.commits),
            beat=beat,
        )
        acts.outlet = sender
        async with database.begin() as tx:
            fence = await tx.run(workers.acquire_lease, SENDER, "test")
        assert fence is not None
        running = asyncio.ensure_future(sender.run(fence))
        await asyncio.sleep(0)
        try:
            yield Sending(database, sandbox, acts, sender)
        finally:
            running.cancel()
            await asyncio.wait({running})
