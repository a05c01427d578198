"""What the journeys share: a sandbox over HTTP, and the estate of the cast served beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from sandbox.world.world import World
from tests import cast
from tests.journeys.estate import Estate, served
from tests.listening import listening
from tests.sandbox_client import Sandbox


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    """A sandbox on a free port, its limits off, with the cast and their groups in it."""
    async with listening(World()) as (base, session):
        sandbox = Sandbox(session, base)
        await populate(sandbox)
        yield sandbox


async def populate(sandbox: Sandbox) -> None:
    """Put the cast into Telegram, and the bot into their groups."""
    await sandbox.call("POST", "limits", on=False)
    await sandbox.call("POST", "clock", to=cast.NIGHT.isoformat(), running=False)
    for person in cast.EVERYBODY:
        language = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}[person.locale]
        await sandbox.person(person.id, person.name, language, started=person.reachable)
    crew = [cast.HE.id, cast.CHEN.id, cast.ZHAO.id]
    for group in (cast.PLUMBERS, cast.EVERYTHING):
        await sandbox.group(group.chat_id, group.title, *crew)


@pytest.fixture
async def estate(telegram: Sandbox, database_url: str) -> AsyncIterator[Estate]:
    """The estate of the cast, served beside the sandbox on each database."""
    async with served(telegram, database_url) as estate:
        yield estate
