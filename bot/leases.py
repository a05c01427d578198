"""Runs what only one process may do at a time, while this process has the lease for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.stopping import CannotRun
from storage import workers
from storage.database import Database
from storage.workers import SPAN, LeaseLost

log = structlog.get_logger()

RENEW = SPAN.total_seconds() / 5
"""Seconds between two renewals, and before the lease is asked for again."""

Work = Callable[[int], Awaitable[None]]
"""What the holder of the lease does; it is given the lease's fencing token."""


async def run_with_lease(
    database: Database, name: str, worker: str, work: Work, standing_by: Callable[[], None]
) -> None:
    """Run `work` while this process has the lease, again if it failed; else call `standing_by`. Raises `CannotRun`."""
    while True:
        try:
            token = await database.write(workers.acquire_lease, name, worker)
            if token is not None:
                await _while_held(database, name, worker, token, work)
                return
            standing_by()
        except Exception as error:
            _judge(name, error)
        await asyncio.sleep(RENEW)


def _judge(name: str, error: Exception) -> None:
    """Raise an error that no retry can help; log any other, so that the work begins again."""
    parts = error if isinstance(error, ExceptionGroup) else ExceptionGroup(name, [error])
    hopeless, _ = parts.split(CannotRun)
    if hopeless is not None:
        raise hopeless
    lost, failures = parts.split(LeaseLost)
    if lost is not None:
        log.warning("lease_lost", lease=name, remedy="another process does it now; this one stands by")
    if failures is not None:
        log.error("work_failed", lease=name, exc_info=failures, remedy="begun anew by itself")


async def _while_held(database: Database, name: str, worker: str, token: int, work: Work) -> None:
    try:
        async with asyncio.TaskGroup() as tasks:
            renewing = tasks.create_task(_renew(database, name, worker, token))
            await work(token)
            renewing.cancel()
    finally:
        await database.write(workers.release_lease, name, worker, token)


async def _renew(database: Database, name: str, worker: str, token: int) -> None:
    while True:
        await asyncio.sleep(RENEW)
        async with database.begin() as tx:
            if not await tx.run(workers.renew_lease, name, worker, token):
                raise LeaseLost(name)
