"""What only one process may do at a time: it does it while it holds the lease, by the database's clock."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from storage import workers
from storage.database import Database
from storage.workers import SPAN, LeaseLost

log = structlog.get_logger()

RENEW = SPAN.total_seconds() / 5
"""Seconds between two renewals."""

Work = Callable[[int], Awaitable[None]]
"""What the holder does; it is given the lease's fencing token."""


async def hold(database: Database, name: str, worker: str, work: Work, standing_by: Callable[[], None]) -> None:
    """Run `work(fencing token)` whenever this process has the lease, until it ends by itself; else it stands by."""
    while True:
        async with database.begin() as tx:
            token = await tx.run(workers.claim, name, worker)
        if token is None:
            standing_by()
            await asyncio.sleep(RENEW)
            continue
        try:
            await _while_held(database, name, worker, token, work)
        except* LeaseLost:
            log.warning("lease_lost", lease=name, remedy="another process does it now; this one stands by")
        else:
            return


async def _while_held(
    database: Database, name: str, worker: str, token: int, work: Callable[[int], Awaitable[None]]
) -> None:
    try:
        async with asyncio.TaskGroup() as tasks:
            renewing = tasks.create_task(_renew(database, name, worker, token))
            await work(token)
            renewing.cancel()
    finally:
        async with database.begin() as tx:
            await tx.run(workers.release, name, worker, token)


async def _renew(database: Database, name: str, worker: str, token: int) -> None:
    while True:
        await asyncio.sleep(RENEW)
        async with database.begin() as tx:
            if not await tx.run(workers.renew, name, worker, token):
                raise LeaseLost(name)
