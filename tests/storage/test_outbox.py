"""What goes out: known keys, order within a chat, hand-over, and every ending."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage import outbox, workers
from storage.database import Database
from storage.outbox import Arrival, OutRow
from storage.workers import LeaseLost
from tickets.outgoing import Message, Photos

Do = Callable[..., Any]
NOW = datetime(2026, 11, 22, 2, 10, tzinfo=UTC)
SOON = NOW + timedelta(seconds=3)


def keys(rows: list[OutRow]) -> list[tuple[int, str]]:
    return [(row.chat_id, row.template) for row in rows]


def say(key: str, chat: int = 7, **more: Any) -> Message:
    return Message(key, chat, key, **more)


async def test_a_key_is_known_for_ever(do: Do, fence: int) -> None:
    assert await do(outbox.put_message, say("survey:1"), NOW) is not None
    assert await do(outbox.put_message, say("survey:1", chat=8), NOW) is None
    assert keys(await do(outbox.fetch_due, NOW, 10, fence)) == [(7, "survey:1")]


async def test_one_of_each_chat_in_order_and_urgent_first(do: Do, fence: int) -> None:
    for message in (say("a"), say("b"), say("c", 8), say("d", 8, urgent=True)):
        await do(outbox.put_message, message, NOW)
    first = await do(outbox.fetch_due, NOW, 10, fence)
    assert keys(first) == [(8, "d"), (7, "a")]
    assert await do(outbox.fetch_due, NOW, 10, fence) == []
    for row in first:
        await do(outbox.mark_sent, [Arrival(row, 1, NOW)])
    assert keys(await do(outbox.fetch_due, NOW, 10, fence, [8])) == [(7, "b")]
    assert keys(await do(outbox.fetch_due, NOW, 10, fence)) == [(8, "c")]


async def test_an_album_keeps_its_files(do: Do, fence: int) -> None:
    row = await do(outbox.put_photos, Photos("p", 1, 7, (3, 4)), NOW, fence)
    assert (row.kind, row.params, row.ticket_id, row.waits) == ("photos", {"files": [3, 4]}, 1, False)


async def test_handed_over_unless_others_wait_for_the_chat(do: Do, fence: int) -> None:
    first = await do(outbox.put_message, say("a"), NOW, fence)
    assert not first.waits
    assert (await do(outbox.put_message, say("b"), NOW, fence)).waits, "one is under way to the chat"
    await do(outbox.mark_transient, first.id, SOON)
    assert (await do(outbox.put_message, say("c"), NOW, fence)).waits
    assert not (await do(outbox.put_message, say("d", 8), NOW, fence)).waits


async def test_what_waits_for_a_retry_is_not_overtaken(do: Do, fence: int) -> None:
    row = await do(outbox.put_message, say("a"), NOW, fence)
    await do(outbox.put_message, say("b"), NOW)
    await do(outbox.mark_transient, row.id, SOON)
    assert await do(outbox.fetch_due, NOW, 10, fence) == []
    again = await do(outbox.fetch_due, SOON, 10, fence)
    assert [(row.template, row.attempts, row.repeat) for row in again] == [("a", 1, False)]


async def test_doubt_is_stored_and_marked(do: Do, fence: int) -> None:
    row = await do(outbox.put_message, say("a"), NOW, fence)
    await do(outbox.mark_doubt, row.id, SOON)
    again = await do(outbox.fetch_due, SOON, 10, fence)
    assert [(row.template, row.repeat) for row in again] == [("a", True)]


async def test_a_change_in_place_is_no_repeat(do: Do, fence: int) -> None:
    row = await do(outbox.put_message, say("a", edit=5), NOW, fence)
    await do(outbox.mark_doubt, row.id, SOON)
    again = await do(outbox.fetch_due, SOON, 10, fence)
    assert [(row.edit, row.repeat) for row in again] == [(5, False)]


async def test_a_pause_is_of_one_chat_and_the_longer_holds(do: Do, database: Database, fence: int) -> None:
    for message in (say("a"), say("b", 8)):
        await do(outbox.put_message, message, NOW)
    await do(outbox.pause, 7, SOON)
    await do(outbox.pause, 7, NOW + timedelta(seconds=1))
    assert await database.read(outbox.unfinished, NOW) == 1
    assert keys(await do(outbox.fetch_due, NOW, 10, fence)) == [(8, "b")]
    assert await do(outbox.fetch_due, NOW + timedelta(seconds=2), 10, fence) == []
    assert keys(await do(outbox.fetch_due, SOON, 10, fence)) == [(7, "a")]


async def test_a_failure_lets_the_next_go(do: Do, fence: int) -> None:
    row = await do(outbox.put_message, say("a"), NOW, fence)
    await do(outbox.put_message, say("b"), NOW)
    await do(outbox.mark_failed, row.id, "blocked", NOW)
    assert keys(await do(outbox.fetch_due, NOW, 10, fence)) == [(7, "b")]


async def test_what_a_dead_sender_had_in_flight_comes_again(do: Do, fence: int) -> None:
    await do(outbox.put_message, say("a"), NOW, fence)
    await do(workers.release_lease, outbox.SENDER, "one", fence)
    taken = await do(workers.acquire_lease, outbox.SENDER, "two")
    assert taken != fence
    assert await do(outbox.left_sending, taken) == 1
    assert await do(outbox.left_sending, taken) == 0
    again = await do(outbox.fetch_due, NOW, 10, taken)
    assert [(row.template, row.repeat) for row in again] == [("a", True)]
    with pytest.raises(LeaseLost):
        await do(outbox.fetch_due, NOW, 10, fence)


async def test_words_are_forgotten_and_keys_kept(do: Do, fence: int) -> None:
    sent, waiting = say("a", params={"name": "王"}), say("b", 8, params={"name": "李"})
    row = await do(outbox.put_message, sent, NOW, fence)
    await do(outbox.put_message, waiting, NOW)
    await do(outbox.mark_sent, [Arrival(row, 1, NOW)])
    assert await do(outbox.purge, NOW, 10) == 0
    assert await do(outbox.purge, SOON, 10) == 1
    assert await do(outbox.put_message, sent, SOON) is None
    assert [row.params for row in await do(outbox.fetch_due, SOON, 10, fence)] == [{"name": "李"}]
