"""The whole product in this process, beside a sandbox: what the journeys are played on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from bot.service import Service
from bot.settings import Settings
from bot.start import resources_for
from bot.wiring import Application
from storage import facts
from storage.database import Database
from tests.cast import PLUMBERS
from tests.journeys.premises import furnish
from tests.journeys.product import TOKEN
from tests.journeys.records import ends, tickets_of, words_of
from tests.sandbox_client import Sandbox, Speaker
from tickets.facts import Fact
from tickets.people import Person
from tickets.ticket import Ticket


@dataclass(frozen=True)
class Estate:
    """The estate of the cast, served; `database` looks at what is committed, `application` is what serves."""

    sandbox: Sandbox
    database: Database
    application: Application

    def speaker(self, person: Person) -> Speaker:
        """Somebody of the cast in their private chat."""
        return Speaker(self.sandbox, person.id, person.id)

    def in_group(self, person: Person, chat: int = PLUMBERS.chat_id) -> Speaker:
        """Somebody of the cast in the plumbers' group."""
        return Speaker(self.sandbox, person.id, chat)

    async def tickets(self, person: Person) -> list[Ticket]:
        """The person's tickets in whatever state, as they are committed."""
        return await self.database.read(tickets_of, person.id)

    async def words(self, ticket: Ticket) -> list[str]:
        """What people wrote about the ticket, as it is committed."""
        return await self.database.read(words_of, ticket.id)

    async def rows(self) -> list[str]:
        """How what came in has ended, oldest first."""
        return await self.database.read(ends)

    def figure(self, name: str) -> float:
        """A figure as /metrics tells it; 0 for one that was never counted."""
        lines = self.application.metrics.text().decode().splitlines()
        return next((float(line.split()[-1]) for line in lines if line.startswith(f"huiyin_{name} ")), 0.0)

    async def history(self, person: Person) -> list[Fact]:
        """The history of the person's only ticket."""
        (ticket,) = await self.tickets(person)
        return await self.database.read(facts.of_ticket, ticket.id)


@asynccontextmanager
async def served(
    sandbox: Sandbox, database_url: str, *, furnished: bool = True, paced: bool = False, **more: Any
) -> AsyncIterator[Estate]:
    """Serve the estate until the end of the block, then stop cleanly; `furnished` puts the cast on file first.

    `more` are further settings.
    """
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        bot_token=SecretStr(TOKEN),
        bot_api_base=sandbox.base,
        database_url=SecretStr(database_url),
        http_port=0,
        **more,
    )
    database = await Database.open(database_url)
    if furnished:
        await furnish(database)
    async with resources_for(settings, paced=paced, sandbox=sandbox.base) as resources:
        application = Application(resources)
        service = Service(application)
        running = asyncio.ensure_future(service.run())
        try:
            await sandbox.idle()
            yield Estate(sandbox, database, application)
        finally:
            service.stop()
            await running
            await database.close()
