"""Polling a sandbox: what the inbox has is confirmed, and nothing else is."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web

from bot.intake import polling
from bot.intake.body import body_of
from bot.intake.polling import Polling
from bot.stopping import WrongToken
from sandbox.server import create_app
from sandbox.world.world import World
from storage.inbox import Body
from tests.sandbox_client import Sandbox, Speaker

TOKEN = "4200:polling"


@dataclass
class Inbox:
    """Keeps what came; `full` makes it refuse once."""

    bodies: list[Body] = field(default_factory=list)
    refuse: list[Exception] = field(default_factory=list)

    async def receive(self, bodies: Sequence[Body]) -> None:
        if self.refuse:
            raise self.refuse.pop()
        self.bodies += bodies


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    runner = web.AppRunner(create_app(World(TOKEN)))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        yield Sandbox(session, f"http://127.0.0.1:{runner.addresses[0][1]}")
    await runner.cleanup()


@pytest.fixture
async def wang(telegram: Sandbox) -> Speaker:
    return await telegram.person(101, "王芳")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "PATIENCE", 1)
    monkeypatch.setattr(polling, "RETRY_DELAYS", (0.01,))


async def speak(speaker: Speaker, text: str) -> None:
    await speaker.sandbox.call("POST", "say", **{"from": speaker.id, "text": text})


async def poll_until(telegram: Sandbox, inbox: Inbox, count: int) -> None:
    """Poll until so many updates came and all are confirmed."""
    task = asyncio.ensure_future(Polling(f"{telegram.base}/bot{TOKEN}", telegram.session, inbox.receive).run())
    async with asyncio.timeout(10):
        while len(inbox.bodies) < count or (await telegram.call("GET", "state"))["pending_updates"]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait({task})


async def test_what_is_stored_is_confirmed(telegram: Sandbox, wang: Speaker) -> None:
    inbox = Inbox()
    for n in range(3):
        await speak(wang, str(n))
    await poll_until(telegram, inbox, 3)
    assert [body.lane for body in inbox.bodies] == ["101:101"] * 3
    assert {body.kind for body in inbox.bodies} == {"message"}


async def test_what_could_not_be_stored_is_not_confirmed_and_comes_again(telegram: Sandbox, wang: Speaker) -> None:
    inbox = Inbox(refuse=[RuntimeError("the disk is full")])
    await speak(wang, "hello")
    await poll_until(telegram, inbox, 1)
    assert [body.update_id is not None for body in inbox.bodies] == [True]


async def test_a_malformed_update_in_the_middle_keeps_nobody_waiting(telegram: Sandbox, wang: Speaker) -> None:
    inbox = Inbox()
    await speak(wang, "before")
    await telegram.call("POST", "updates/raw", update={"message": {"chat": "nobody's", "text": 7}})
    await speak(wang, "after")
    await poll_until(telegram, inbox, 3)
    assert [body.malformed for body in inbox.bodies] == [False, False, False]
    assert inbox.bodies[1].lane == ""


async def test_ids_that_restart_lower_are_still_delivered(telegram: Sandbox, wang: Speaker) -> None:
    inbox = Inbox()
    await telegram.call("POST", "updates/restart", **{"from": 900})
    await speak(wang, "high")
    await poll_until(telegram, inbox, 1)
    await telegram.call("POST", "updates/restart", **{"from": 5})
    await speak(wang, "low")
    await poll_until(telegram, inbox, 2)
    assert [body.update_id for body in inbox.bodies] == [900, 5]


@pytest.mark.parametrize("code", [409, 500])
async def test_a_refused_poll_is_tried_again(telegram: Sandbox, wang: Speaker, code: int) -> None:
    inbox = Inbox()
    await telegram.call("POST", "faults", kind="error", code=code, method="getUpdates", times=2)
    await speak(wang, "hello")
    await poll_until(telegram, inbox, 1)


async def test_a_wrong_token_ends_it(telegram: Sandbox) -> None:
    with pytest.raises(WrongToken):
        await Polling(f"{telegram.base}/bot4200:wrong", telegram.session, Inbox().receive).run()


@pytest.mark.parametrize(
    ("update", "lane", "kind", "malformed"),
    [
        ({"update_id": 1, "message": {"chat": {"id": -5}, "from": {"id": 7}}}, "-5:7", "message", False),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}}}, "-5:7", "c", False),
        (
            {"update_id": 1, "message_reaction": {"chat": {"id": 5}, "user": {"id": 7}}},
            "5:7",
            "message_reaction",
            False,
        ),
        ({"update_id": 1, "new_kind": 3}, "", "new_kind", False),
        ({"update_id": "1", "message": {}}, "", "message", True),
        ({"message": None}, "", "message", True),
        ([1], "", "", True),
        (None, "", "", True),
    ],
)
def test_whose_an_update_is(update: object, lane: str, kind: str, malformed: bool) -> None:
    body = body_of(update)
    assert (body.lane, body.malformed) == (lane, malformed)
    assert body.kind.startswith(kind)
