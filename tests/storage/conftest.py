"""The cast on file, and a short way to do one thing in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, insert, text

from storage import outbox, people, workers
from storage.database import Database
from storage.tables import groups, properties, technicians, units
from tests import cast

NOW = datetime(2026, 11, 22, 18, 10, tzinfo=UTC)

Do = Callable[..., Any]


@pytest.fixture
def now() -> datetime:
    """02:10 in the estate's zone."""
    return NOW


@pytest.fixture
def do(database: Database) -> Do:
    """`await do(fn, …)`: what `fn(connection, …)` gives, in a transaction of its own."""

    async def in_a_transaction(fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        async with database.begin() as tx:
            return await tx.run(fn, *args, **kwargs)

    return in_a_transaction


@pytest.fixture
async def fence(do: Do) -> int:
    """The sender's lease is this test's."""
    token: int = await do(workers.acquire_lease, outbox.SENDER, "one")
    return token


@pytest.fixture
async def estate(do: Do) -> None:
    """The estate of the cast, its people and its groups."""
    await do(_furnish)


def _furnish(c: Connection) -> None:
    c.execute(insert(properties), [vars(cast.ESTATE)])
    c.execute(insert(units), [vars(unit) for unit in (cast.HOME, cast.NEXT_DOOR)])
    for person in cast.EVERYBODY:
        people.save(c, person)
    for post in cast.STAFF:
        people.add_post(c, post)
    c.execute(insert(groups), [vars(group) | {"bound": True} for group in (cast.PLUMBERS, cast.EVERYTHING)])
    crew = [{"group_id": 1, "person_id": each.id, "approved": True} for each in (cast.CHEN, cast.ZHAO)]
    c.execute(insert(technicians), crew)
    if c.dialect.name == "postgresql":
        for table in (properties, units, groups):  # ids given by hand do not move what counts them
            c.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), 100)"))
