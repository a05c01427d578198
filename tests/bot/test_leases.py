"""Who does what only one may do, on both databases."""

import asyncio
from collections.abc import Callable

import pytest

from bot import leases
from bot.leases import run_with_lease
from bot.stopping import CannotRun, WrongToken
from storage import workers
from storage.database import Database


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "RENEW", 0.01)


class Worker:
    """Does a work that tells of itself, and ends when it is told to."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.tokens: list[int] = []
        self.stood_by = 0
        self.cancelled = asyncio.Event()
        self.end = asyncio.Event()

    async def work(self, token: int) -> None:
        self.tokens.append(token)
        if self.failures:
            raise self.failures.pop(0)
        try:
            await self.end.wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise

    def stand_by(self) -> None:
        self.stood_by += 1

    def start(self, database: Database, name: str) -> asyncio.Task[None]:
        return asyncio.ensure_future(run_with_lease(database, "sender", name, self.work, self.stand_by))


async def until(met: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not met():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def test_a_work_that_ends_gives_the_lease_back(database: Database, elsewhere: Database) -> None:
    worker = Worker()
    holding = worker.start(database, "one")
    await until(lambda: worker.tokens)
    worker.end.set()
    await holding
    async with elsewhere.begin() as tx:
        assert await tx.run(workers.acquire_lease, "sender", "two") is not None


async def test_a_work_that_fails_is_begun_anew_with_another_token(database: Database) -> None:
    worker = Worker(RuntimeError("by design"))
    holding = worker.start(database, "one")
    await until(lambda: len(worker.tokens) == 2)
    assert worker.tokens[0] != worker.tokens[1]
    worker.end.set()
    await holding


async def test_what_nothing_helps_against_ends_it(database: Database) -> None:
    with pytest.raises(ExceptionGroup) as ended:
        await Worker(WrongToken()).start(database, "one")
    assert ended.group_contains(CannotRun)


async def test_a_lease_that_another_took_over_stops_the_work(database: Database, elsewhere: Database) -> None:
    worker = Worker()
    holding = worker.start(database, "one")
    await until(lambda: worker.tokens)
    async with elsewhere.begin() as tx:
        await tx.run(workers.release_lease, "sender", "one", worker.tokens[0])
        assert await tx.run(workers.acquire_lease, "sender", "two") is not None
    async with asyncio.timeout(10):
        await worker.cancelled.wait()
    if database.dialect == "postgresql":
        await until(lambda: worker.stood_by)
    holding.cancel()
    await asyncio.wait({holding})
