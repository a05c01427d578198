"""What the sender's tests share: a sender at work, with a resident and a clerk on file."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from tests.bot.sending import Sending, furnish, sending
from tests.sandbox_client import Sandbox


@pytest.fixture
async def outgoing(database: Database, telegram: Sandbox) -> AsyncIterator[Sending]:
    async with database.begin() as tx:
        await tx.run(furnish)
    async with sending(database, telegram) as outgoing:
        yield outgoing
