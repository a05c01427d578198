"""The whole service in this process, beside a sandbox."""

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
from storage import premises
from storage.database import Database
from tests.bot.sending import furnish
from tests.sandbox_client import Sandbox, Speaker

TOKEN = "4200:serving"


@dataclass
class Served:
    """A service that runs; `database` is a look of its own at what is committed."""

    sandbox: Sandbox
    database: Database
    application: Application
    service: Service

    def speaker(self, person: int, chat: int | None = None) -> Speaker:
        """Somebody in their private chat, or in another."""
        return Speaker(self.sandbox, person, chat or person)

    async def get(self, path: str) -> tuple[int, str]:
        """What the service's own web server says."""
        async with self.sandbox.session.get(f"http://127.0.0.1:{self.service.port}{path}") as answer:
            return answer.status, await answer.text()


def settings_for(sandbox: Sandbox, database_url: str, **more: Any) -> Settings:
    """Settings for a service beside the sandbox, whatever the environment says."""
    given = {"bot_token": SecretStr(TOKEN), "bot_api_base": sandbox.base, "database_url": SecretStr(database_url)}
    return Settings.model_construct(**{**Settings.model_construct().model_dump(), **given, "http_port": 0, **more})


@asynccontextmanager
async def served(sandbox: Sandbox, database_url: str, **more: Any) -> AsyncIterator[Served]:
    """Serve until the end of the block, then stop cleanly."""
    database = await Database.open(database_url)
    if not await database.read(premises.all_properties):
        async with database.begin() as tx:
            await tx.run(furnish)
    settings = settings_for(sandbox, database_url, **more)
    async with resources_for(settings, paced=False, sandbox=sandbox.base) as resources:
        application = Application(resources)
        service = Service(application)
        running = asyncio.ensure_future(service.run())
        try:
            await sandbox.idle()
            yield Served(sandbox, database, application, service)
        finally:
            service.stop()
            await asyncio.wait_for(running, 10)
            await database.close()
