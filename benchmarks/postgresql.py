"""A schema of our own on a PostgreSQL server, for the product to be measured in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import asyncpg

USUAL = "postgresql://postgres@127.0.0.1:5432/test"
PATIENCE = 3.0
"""Seconds for the server to answer."""


@asynccontextmanager
async def schema_on(server: str) -> AsyncIterator[str | None]:
    """The address of an empty schema, dropped afterwards; `None` where no server answers."""
    try:
        connection = await asyncpg.connect(server, timeout=PATIENCE)
    except (OSError, asyncpg.PostgresError):
        yield None
        return
    name = f"bench_{uuid4().hex}"
    try:
        await connection.execute(f"CREATE SCHEMA {name}")
        yield f"{server}?search_path={name}"
    finally:
        await connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
        await connection.close()
