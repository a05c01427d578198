"""Updates pushed to the bot's own server."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.sandbox.client import Sandbox

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Receiver:
    """The bot's server: notes what comes, and answers with the statuses in store, then with 200."""

    def __init__(self) -> None:
        self.got: list[tuple[str | None, Any]] = []
        self.statuses: list[int] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.got.append((request.headers.get(SECRET), await request.json()))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def emptied(sandbox: Sandbox) -> None:
    """Waits until all updates were taken."""
    while sandbox.world.updates.pending:
        assert await sandbox.world.changed.wait(5)


async def test_updates_come_with_the_secret(sandbox: Sandbox, receiver: Receiver) -> None:
    wang = await sandbox.person()
    await sandbox.post("say", from_=wang, text="before")
    await sandbox.result("setWebhook", url=receiver.url, secret_token="s3cret")
    await sandbox.post("say", from_=wang, text="after")
    await emptied(sandbox)
    assert [(secret, update["message"]["text"]) for secret, update in receiver.got] == [
        ("s3cret", "before"),
        ("s3cret", "after"),
    ]


async def test_what_is_not_taken_comes_again_before_what_follows(sandbox: Sandbox, receiver: Receiver) -> None:
    wang = await sandbox.person()
    sandbox.world.webhook.first_delay = 0.01
    receiver.statuses = [500, 503]
    await sandbox.result("setWebhook", url=receiver.url)
    for text in ("1", "2"):
        await sandbox.post("say", from_=wang, text=text)
    await emptied(sandbox)
    assert [update["message"]["text"] for _, update in receiver.got] == ["1", "1", "1", "2"]
    info = await sandbox.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 0)


async def test_one_chat_does_not_hold_up_another(sandbox: Sandbox, receiver: Receiver) -> None:
    wang, li = await sandbox.person("王"), await sandbox.person("李")
    receiver.statuses = [500]
    await sandbox.post("say", from_=wang, text="1")
    await sandbox.post("say", from_=li, text="2")
    await sandbox.result("setWebhook", url=receiver.url)
    while len(sandbox.world.updates.pending) > 1:
        assert await sandbox.world.changed.wait(5)
    assert len(receiver.got) == 2
    assert len(sandbox.world.updates.pending) == 1


async def test_nobody_listening_is_an_error_on_record(sandbox: Sandbox) -> None:
    await sandbox.result("setWebhook", url="http://127.0.0.1:1/hook")
    await sandbox.post("say", from_=await sandbox.person(), text="a")
    while sandbox.world.webhook.last_error is None:
        await sandbox.world.updates.added.wait(0.05)
    info = await sandbox.result("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await sandbox.result("deleteWebhook", drop_pending_updates=True)
    assert await sandbox.updates() == []


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"url": "https://example.com/hook"}, "bad webhook: the sandbox pushes to loopback only"),
        ({"url": "ftp://127.0.0.1/"}, "bad webhook: invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:1/", "secret_token": "no blanks"}, "secret token contains unallowed characters"),
    ],
)
async def test_webhooks_that_are_refused(sandbox: Sandbox, params: dict[str, str], complaint: str) -> None:
    assert await sandbox.complaint("setWebhook", **params) == f"Bad Request: {complaint}"


async def test_the_secret_is_not_in_the_journal(sandbox: Sandbox) -> None:
    await sandbox.result("setWebhook", url="http://127.0.0.1:1/hook", secret_token="s3cret")
    assert "s3cret" not in str(await sandbox.get("received"))
