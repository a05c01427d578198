"""Server-sent events."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import ClientResponse

from tests.sandbox.client import Sandbox


async def read(response: ClientResponse, count: int) -> list[tuple[int, str, Any]]:
    """The next so many events: id, kind, data."""
    found: list[tuple[int, str, Any]] = []
    fields: dict[str, str] = {}
    while len(found) < count:
        line = (await asyncio.wait_for(response.content.readline(), 10)).decode().rstrip("\n")
        if not line and fields:
            found.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
            fields = {}
        elif line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            fields[name] = value
    return found


async def test_every_change_is_told(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    async with sandbox.http.get(f"{sandbox.base}/sandbox/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readline() == b": here\n"
        markup = {"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]}
        card = (await sandbox.result("sendMessage", chat_id=wang, text="a", reply_markup=markup))["message_id"]
        query = (await sandbox.post("press", from_=wang, text="好"))["query_id"]
        await sandbox.result("answerCallbackQuery", callback_query_id=query, text="收到")
        await sandbox.result("editMessageText", chat_id=wang, message_id=card, text="b")
        await sandbox.result("sendChatAction", chat_id=wang, action="typing")
        await sandbox.result("deleteMessage", chat_id=wang, message_id=card)
        await sandbox.patch(f"people/{wang}", blocked=True)
        await sandbox.post("clock", add_seconds=1)
        events = await read(stream, 8)
    kinds = [kind for _, kind, _ in events]
    assert kinds == ["message", "query", "toast", "edited", "action", "deleted", "person", "clock"]
    data = {kind: each for _, kind, each in events}
    assert data["message"]["message"]["outgoing"]
    assert data["toast"] == {
        **{"chat": wang, "query_id": query, "from": wang},
        **{"text": "收到", "show_alert": False, "url": None},
    }
    assert data["deleted"] == {"chat": wang, "message_ids": [card]}
    assert data["person"]["person"]["blocked"]


async def test_what_was_missed_is_replayed(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    for text in ("1", "2", "3"):
        await sandbox.post("say", from_=wang, text=text)
    last = (await sandbox.get("state"))["last_event_id"]
    headers = {"Last-Event-ID": str(last - 2)}
    async with sandbox.http.get(f"{sandbox.base}/sandbox/events", headers=headers) as stream:
        events = await read(stream, 2)
    assert [number for number, _, _ in events] == [last - 1, last]
    assert [data["message"]["text"] for _, _, data in events] == ["2", "3"]
    query = f"last_event_id={last - 5}&kinds=clock,person"
    async with sandbox.http.get(f"{sandbox.base}/sandbox/events?{query}") as stream:
        assert [kind for _, kind, _ in await read(stream, 1)] == ["person"]


@pytest.mark.parametrize("away", [-(10**6), 10**6])
async def test_one_who_knows_another_sandbox_is_told_to_start_anew(sandbox: Sandbox, away: int) -> None:
    wang = await sandbox.person()
    last = (await sandbox.get("state"))["last_event_id"]
    query = f"last_event_id={last + away}&kinds=message"
    async with sandbox.http.get(f"{sandbox.base}/sandbox/events?{query}") as stream:
        (reset,) = await read(stream, 1)
        await sandbox.post("say", from_=wang, text="a")
        (message,) = await read(stream, 1)
    assert reset == (last, "reset", {})
    assert message[1] == "message"


async def test_a_reset_forgets_people_but_no_numbers(sandbox: Sandbox) -> None:
    await sandbox.post("say", from_=await sandbox.person(), text="a")
    next_id = sandbox.world.updates.next_id
    async with sandbox.http.get(f"{sandbox.base}/sandbox/events?kinds=reset") as stream:
        await sandbox.post("reset")
        assert [kind for _, kind, _ in await read(stream, 1)] == ["reset"]
    state = await sandbox.get("state")
    assert (state["people"], state["chats"], state["pending_updates"]) == ([], [], 0)
    assert sandbox.world.updates.next_id == next_id
    assert state["clock"]["running"] is False
