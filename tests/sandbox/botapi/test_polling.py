"""getUpdates: waiting, confirming, one poller at a time."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from tests.sandbox.client import Sandbox

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def test_a_poll_waits_for_the_first_update(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    polling = asyncio.ensure_future(sandbox.result("getUpdates", timeout=30))
    await in_hand(sandbox)
    await sandbox.post("say", from_=wang, text="a")
    assert [update["message"]["text"] for update in await polling] == ["a"]


async def in_hand(sandbox: Sandbox, polls: int = 1) -> None:
    """Waits until so many polls have come."""
    while sandbox.world.updates.poller < polls:
        await sandbox.world.changed.wait(5)


async def test_a_second_poller_ends_the_first(sandbox: Sandbox) -> None:
    first = asyncio.ensure_future(sandbox.call("getUpdates", timeout=30))
    await in_hand(sandbox)
    second = asyncio.ensure_future(sandbox.call("getUpdates", timeout=30))
    assert await first == {"ok": False, "error_code": 409, "description": CONFLICT}
    await sandbox.person()
    assert not second.done()
    second.cancel()


async def test_aiogram_sees_the_conflict(sandbox: Sandbox, aiogram_bot: Bot) -> None:
    first = asyncio.ensure_future(aiogram_bot.get_updates(timeout=30))
    await in_hand(sandbox)
    await aiogram_bot.get_updates(timeout=0)
    with pytest.raises(TelegramConflictError):
        await first


async def test_no_polling_beside_a_webhook(sandbox: Sandbox) -> None:
    waiting = asyncio.ensure_future(sandbox.call("getUpdates", timeout=30))
    await in_hand(sandbox)
    await sandbox.result("setWebhook", url="http://127.0.0.1:9/hook")
    assert (await waiting)["error_code"] == 409
    assert (await sandbox.complaint("getUpdates")).startswith(
        "Conflict: can't use getUpdates method while webhook is active"
    )
    await sandbox.result("deleteWebhook")
    assert await sandbox.updates() == []


async def test_unconfirmed_updates_come_again(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    for text in ("1", "2"):
        await sandbox.post("say", from_=wang, text=text)
    once = await sandbox.result("getUpdates")
    assert await sandbox.result("getUpdates") == once
    assert await sandbox.result("getUpdates", limit=1) == once[:1]
    assert await sandbox.result("getUpdates", offset=once[0]["update_id"] + 1) == once[1:]


async def test_what_is_allowed_stays_until_changed(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.result("getUpdates", allowed_updates=["callback_query"])
    await sandbox.post("say", from_=wang, text="1")
    assert await sandbox.updates() == []
    await sandbox.result("getUpdates", allowed_updates=[])
    await sandbox.post("say", from_=wang, text="2")
    assert len(await sandbox.updates()) == 1


async def test_a_malformed_update_is_delivered_as_it_is(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.post("updates/raw", update={"message": {"message_id": "x"}})
    await sandbox.post("say", from_=wang, text="a")
    bad, good = await sandbox.updates()
    assert bad["message"] == {"message_id": "x"}
    assert good["update_id"] == bad["update_id"] + 1
