"""Waiting until both sides have nothing left to do."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from tests.sandbox.client import TOKEN, Sandbox


class Worker:
    """A bot's idle answers: those in store, then true; `first` is done before the answer."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.asked: list[str] = []
        self.url = ""
        self.first: Callable[[], Awaitable[None]] | None = None

    async def answer(self, request: web.Request) -> web.Response:
        if self.first:
            await self.first()
        self.asked.append(request.query["now"])
        return web.json_response(self.answers.pop(0) if self.answers else {"idle": True})


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    app = web.Application()
    app.router.add_get("/idle", worker.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    worker.url = f"http://127.0.0.1:{runner.addresses[0][1]}/idle"
    yield worker
    await runner.cleanup()


async def test_idle_when_the_bot_says_so(sandbox: Sandbox, worker: Worker) -> None:
    await sandbox.post("bot", token=TOKEN, idle_url=worker.url)
    worker.answers = [{"idle": False}, {"idle": False}]
    done = await sandbox.post("idle", timeout=10)
    assert (done["now"], done["rounds"]) == ("2026-11-21T18:10:00+00:00", 3)
    assert worker.asked == ["2026-11-21T18:10:00+00:00"] * 3


async def test_not_idle_while_updates_wait(sandbox: Sandbox, worker: Worker) -> None:
    await sandbox.post("bot", token=TOKEN, idle_url=worker.url)
    await sandbox.post("say", from_=await sandbox.person(), text="a")
    status, answer = await sandbox.ask("POST", "idle", timeout=0.1)
    assert status == 504
    assert answer["open"]["updates"] == [sandbox.world.updates.pending[0].update_id]
    assert worker.asked == []
    await sandbox.updates()
    assert (await sandbox.ask("POST", "idle", timeout=5))[0] == 200


@pytest.mark.parametrize("number", [2**63, -1, None, "7"])
async def test_an_update_that_cannot_be_confirmed_is_waited_for_until_it_was_taken(
    sandbox: Sandbox, worker: Worker, number: object
) -> None:
    await sandbox.post("bot", token=TOKEN, idle_url=worker.url)
    await sandbox.post("updates/raw", update={"update_id": number, "message": {}})
    await sandbox.post("say", from_=await sandbox.person(), text="a")
    for _ in range(2):
        assert (await sandbox.ask("POST", "idle", timeout=0.1))[0] == 504
        _, spoken = sandbox.world.updates.fetch(0, 100)
    assert spoken["update_id"] == 700_000_000, "the ids go on from where they were"
    assert (await sandbox.ask("POST", "idle", timeout=0.1))[0] == 504
    sandbox.world.updates.confirm(sandbox.world.updates.pending[1])
    assert (await sandbox.ask("POST", "idle", timeout=5))[0] == 200


async def test_not_idle_when_something_happened_meanwhile(sandbox: Sandbox, worker: Worker) -> None:
    """The bot says that it is idle, but calls during that very round: another round is due."""
    await sandbox.post("bot", token=TOKEN, idle_url=worker.url)
    wang = await sandbox.person()

    async def call() -> None:
        worker.first = None
        await sandbox.result("sendMessage", chat_id=wang, text="a")

    worker.first = call
    assert (await sandbox.post("idle", timeout=10))["rounds"] == 2


async def test_what_is_open_is_told(sandbox: Sandbox, worker: Worker) -> None:
    status, answer = await sandbox.ask("POST", "idle", timeout=0)
    assert (status, answer["open"]["bot"]) == (504, "no bot has registered its idle_url")
    await sandbox.post("bot", token=TOKEN, idle_url="http://127.0.0.1:1/idle")
    status, answer = await sandbox.ask("POST", "idle", timeout=0.1)
    assert (status, answer["open"]["bot"]) == (504, "the bot did not answer: ClientConnectorError")
    await sandbox.post("bot", token=TOKEN, idle_url=worker.url)
    worker.answers = [{"idle": False, "open": {"outbox": 2}}] * 100
    status, answer = await sandbox.ask("POST", "idle", timeout=0.1)
    assert (status, answer["open"]["bot"]) == (504, {"outbox": 2})


async def test_the_clock_halts_where_something_falls_due(sandbox: Sandbox, worker: Worker) -> None:
    await sandbox.post("bot", token=TOKEN, idle_url=worker.url)
    dues = ["2026-11-21T18:13:00+00:00", "2026-11-21T18:14:30+00:00", "2026-11-21T18:20:00+00:00"]
    worker.answers = [{"idle": True, "next": due} for due in dues]
    assert (await sandbox.post("clock", add_seconds=300, halting=True))["now"] == "2026-11-21T18:15:00+00:00"
    assert worker.asked == ["2026-11-21T18:10:00+00:00", *dues[:2]]


async def test_it_goes_all_the_way_where_nothing_does_or_the_bot_is_not_there(sandbox: Sandbox, worker: Worker) -> None:
    await sandbox.post("bot", token=TOKEN, idle_url=worker.url)
    worker.answers = [{"idle": True, "next": None}, {"idle": True, "next": "2026-11-21T18:00:00+00:00"}]
    assert (await sandbox.post("clock", add_seconds=300, halting=True))["now"] == "2026-11-21T18:15:00+00:00"
    assert (await sandbox.post("clock", add_seconds=300, halting=True))["now"] == "2026-11-21T18:20:00+00:00"
    assert len(worker.asked) == 2


async def test_only_its_own_bot_registers(sandbox: Sandbox) -> None:
    assert (await sandbox.ask("POST", "bot", token="43:other", idle_url="http://127.0.0.1:1/"))[0] == 401
    assert "loopback" in await sandbox.refused("POST", "bot", token=TOKEN, idle_url="http://example.com/")
