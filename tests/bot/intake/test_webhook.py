"""Updates pushed by a sandbox: 200 only for what is stored, nothing for strangers."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import aiohttp
import pytest
from aiohttp import web

from bot.intake.webhook import PATH, SECRET, webhook
from storage.inbox import Body


class Inbox:
    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self.broken = False

    async def receive(self, bodies: Sequence[Body]) -> None:
        if self.broken:
            raise RuntimeError("no database")
        self.bodies += bodies


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
async def address(inbox: Inbox) -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes([webhook("s3cret", inbox.receive)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
    await runner.cleanup()


async def push(address: str, body: bytes, secret: str | None = "s3cret") -> int:
    async with aiohttp.ClientSession() as session:
        headers = {} if secret is None else {SECRET: secret}
        async with session.post(address, data=body, headers=headers) as answer:
            return answer.status


async def test_what_is_stored_is_answered_with_200(address: str, inbox: Inbox) -> None:
    assert await push(address, b'{"update_id": 7, "message": {"chat": {"id": 1}, "from": {"id": 1}}}') == 200
    assert [(body.update_id, body.lane) for body in inbox.bodies] == [(7, "1:1")]


@pytest.mark.parametrize("secret", [None, "", "wrong", "s3cre", "geheimnis-ü".encode().decode("latin-1")])
async def test_strangers_are_turned_away(address: str, inbox: Inbox, secret: str | None) -> None:
    assert await push(address, b'{"update_id": 7}', secret) == 403
    assert inbox.bodies == []


async def test_what_is_no_json_is_not_posted_again_and_a_list_is_kept_as_malformed(address: str, inbox: Inbox) -> None:
    assert await push(address, b"\xff{") == 400
    assert await push(address, b"[1]") == 200
    assert [body.malformed for body in inbox.bodies] == [True]


async def test_what_could_not_be_stored_is_posted_again(address: str, inbox: Inbox) -> None:
    inbox.broken = True
    assert await push(address, b'{"update_id": 7}') == 500
    inbox.broken = False
    assert await asyncio.wait_for(push(address, b'{"update_id": 7}'), 5) == 200
