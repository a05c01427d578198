"""The bare Bot API, spoken to over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from benchmarks.responder import Responder


class Api:
    """A client of the responder, and what the responder's listener heard."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self._session = session
        self._base = base
        self.heard: list[tuple[int, int, dict[str, Any]]] = []

    async def __call__(self, method: str, **params: Any) -> Any:
        async with self._session.post(f"{self._base}/bot42:x/{method}", data=params) as response:
            answer = await response.json()
        return answer["result"] if answer["ok"] else answer["description"]


@pytest.fixture
async def served() -> AsyncIterator[tuple[Responder, Api]]:
    heard: list[tuple[int, int, dict[str, Any]]] = []
    responder = Responder(lambda chat, message, markup: heard.append((chat, message, markup)))
    base = await responder.start()
    async with aiohttp.ClientSession() as session:
        api = Api(session, base)
        api.heard = heard
        yield responder, api
    await responder.stop()


async def test_updates_come_in_order_until_they_are_confirmed(served: tuple[Responder, Api]) -> None:
    responder, api = served
    for text in "abc":
        responder.put({"message": {"text": text}})
    ids = [update["update_id"] for update in await api("getUpdates", offset=0)]
    assert ids == [1, 2, 3]
    assert [update["message"]["text"] for update in await api("getUpdates", offset=3)] == ["c"]
    assert await api("getUpdates", offset=4, timeout=0) == []


async def test_a_waiting_poll_is_answered_by_the_next_update(served: tuple[Responder, Api]) -> None:
    responder, api = served
    poll = asyncio.ensure_future(api("getUpdates", offset=0, timeout=30))
    assert (await api("getMe"))["id"] == 42
    responder.put({"message": {"text": "late"}})
    assert [update["message"]["text"] for update in await poll] == ["late"]


async def test_messages_are_heard_and_edits_keep_their_id(served: tuple[Responder, Api]) -> None:
    _, api = served
    sent = await api("sendMessage", chat_id=7, text="好", reply_markup='{"inline_keyboard": []}')
    edited = await api("editMessageText", chat_id=7, message_id=sent["message_id"], text="更好")
    assert (sent["text"], edited["message_id"], edited["text"]) == ("好", sent["message_id"], "更好")
    assert api.heard == [(7, sent["message_id"], {"inline_keyboard": []}), (7, sent["message_id"], {})]


async def test_the_rest_is_just_true_or_unknown(served: tuple[Responder, Api]) -> None:
    _, api = served
    assert await api("answerCallbackQuery", callback_query_id=1) is True
    assert (await api("getWebhookInfo"))["url"] == ""
    assert await api("sendRocket") == "Not Found: method not found"


async def test_a_body_without_a_length_is_refused(served: tuple[Responder, Api]) -> None:
    _, api = served

    async def body() -> AsyncIterator[bytes]:
        yield b"chat_id=7"

    async with api._session.post(f"{api._base}/bot42:x/sendMessage", data=body()) as response:
        assert response.status == 411
