"""Misfortunes on order, as the libraries meet them."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramMigrateToChat, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from telegram import Bot as PtbBot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from tests.sandbox.client import Sandbox


@pytest.mark.parametrize(
    ("wish", "raised"),
    [
        ({"code": 429, "retry_after": 7}, RetryAfter),
        ({"code": 403}, Forbidden),
        ({"code": 400, "description": "Bad Request: TOPIC_CLOSED"}, BadRequest),
        ({"code": 502}, NetworkError),
        ({"code": 500}, NetworkError),
    ],
)
async def test_errors(
    sandbox: Sandbox, ptb_bot: PtbBot, monkeypatch: pytest.MonkeyPatch, wish: dict[str, Any], raised: type[Exception]
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else RetryAfter warns of a change to come
    wang = await sandbox.person()
    await sandbox.post("faults", kind="error", **wish)
    with pytest.raises(raised):
        await ptb_bot.send_message(wang, "a")
    await ptb_bot.send_message(wang, "b")
    assert [m["text"] for m in (await sandbox.get(f"chats/{wang}/messages"))["messages"]] == ["b"]
    outcome = (await sandbox.get("received?method=sendMessage"))["calls"][0]["outcome"]
    assert (outcome["error_code"], outcome["fault"]) == (wish["code"], "error")


async def test_aiogram_reads_them_too(sandbox: Sandbox, aiogram_bot: Bot) -> None:
    wang = await sandbox.person()
    await sandbox.post("faults", kind="error", code=429, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as refused:
        await aiogram_bot.send_message(wang, "a")
    assert refused.value.retry_after == 7
    await sandbox.post("faults", kind="error", code=502)
    with pytest.raises(TelegramServerError):
        await aiogram_bot.send_message(wang, "a")


@pytest.mark.parametrize(("kind", "delivered"), [("drop_before", []), ("drop_after", ["a"])])
async def test_dropped_connections(sandbox: Sandbox, aiogram_bot: Bot, kind: str, delivered: list[str]) -> None:
    wang = await sandbox.person()
    await sandbox.post("faults", kind=kind)
    with pytest.raises(TelegramNetworkError):
        await aiogram_bot.send_message(wang, "a")
    assert [m["text"] for m in (await sandbox.get(f"chats/{wang}/messages"))["messages"]] == delivered
    outcome = (await sandbox.get("received"))["calls"][-1]["outcome"]
    assert outcome["answered"] is False
    assert outcome["ok"] == bool(delivered)


async def test_a_late_answer_is_delivered_all_the_same(sandbox: Sandbox, ptb_bot: PtbBot) -> None:
    wang = await sandbox.person()
    await sandbox.post("faults", kind="delay", seconds=0.5)
    with pytest.raises(TimedOut):
        await ptb_bot.send_message(wang, "a", read_timeout=0.1)
    assert [m["text"] for m in (await sandbox.get(f"chats/{wang}/messages"))["messages"]] == ["a"]


async def test_a_group_migrates_under_the_bots_hands(sandbox: Sandbox, aiogram_bot: Bot, ptb_bot: PtbBot) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang, type="group")
    await sandbox.post("faults", kind="migrate", chat=group)
    with pytest.raises(TelegramMigrateToChat) as first:
        await aiogram_bot.send_message(group, "a")
    with pytest.raises(ChatMigrated) as second:
        await ptb_bot.send_message(group, "a")
    assert first.value.migrate_to_chat_id == second.value.new_chat_id
    assert [update["message"]["chat"]["id"] for update in await sandbox.updates()] == [
        group,
        first.value.migrate_to_chat_id,
    ]


async def test_which_calls_a_fault_meets(sandbox: Sandbox) -> None:
    wang, li = await sandbox.person("王"), await sandbox.person("李")
    await sandbox.post("faults", kind="error", code=500, method="sendmessage", chat=li, skip=2, times=2)
    chats = [wang, li, li, li, wang, li, li]
    answers = [(await sandbox.call("sendMessage", chat_id=chat, text="a"))["ok"] for chat in chats]
    assert answers == [True, True, True, False, True, False, True]
    assert (await sandbox.get("faults"))["faults"] == []


async def test_faults_without_end_are_cleared_and_spare_the_poller(sandbox: Sandbox) -> None:
    await sandbox.post("faults", kind="error", times=None)
    assert [(await sandbox.call("getMe"))["ok"] for _ in range(3)] == [False] * 3
    assert (await sandbox.call("getUpdates"))["ok"]
    await sandbox.ask("DELETE", "faults")
    assert (await sandbox.call("getMe"))["ok"]


async def test_a_fault_can_name_the_poller(sandbox: Sandbox) -> None:
    await sandbox.post("faults", kind="error", code=409, method="getUpdates")
    assert (await sandbox.call("getUpdates"))["error_code"] == 409


async def test_wishes_that_make_no_sense(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    assert "migrate needs the chat" in await sandbox.refused("POST", "faults", kind="migrate")
    assert "migrate needs the chat" in await sandbox.refused("POST", "faults", kind="migrate", chat=wang)
    assert "kind" in await sandbox.refused("POST", "faults", kind="earthquake")
    assert "times" in await sandbox.refused("POST", "faults", kind="error", times=0)


async def test_the_limits_hold_over_http_and_can_be_switched(sandbox: Sandbox) -> None:
    group = await sandbox.group(await sandbox.person())
    await sandbox.post("limits", on=True)
    sending = [sandbox.call("sendMessage", chat_id=group, text=str(number)) for number in range(22)]
    answers = await asyncio.gather(*sending)
    refused = [answer for answer in answers if not answer["ok"]]
    assert len(refused) == 2
    assert 50 <= refused[0]["parameters"]["retry_after"] <= 60
    assert refused[0]["description"].startswith("Too Many Requests: retry after ")
    assert (await sandbox.call("editMessageText", chat_id=group, message_id=3, text="b"))["ok"]
    await sandbox.post("limits", on=False)
    assert (await sandbox.call("sendMessage", chat_id=group, text="c"))["ok"]
    calls = (await sandbox.get(f"received?method=sendMessage&chat={group}"))["calls"]
    assert sum(call["weight"] for call in calls if call["outcome"]["ok"]) == 21
