"""What stands in a message: the ticket that it is about, and the template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from storage import outbox, sent
from storage.outbox import Arrival
from tests import cast
from tickets.outgoing import Message, Photos, Sent

Do = Callable[..., Any]

WANG = cast.WANG.id


async def arrived(do: Do, put: Any, order: Any, message_id: int, now: datetime) -> None:
    row = await do(put, order, now)
    await do(outbox.mark_sent, [Arrival(row, message_id, now)])


@pytest.fixture
async def stood(do: Do, estate: None, now: datetime) -> None:
    told = Message("added:12", WANG, "resident/added", {"number": "R"}, ticket_id=12)
    await arrived(do, outbox.put_message, told, 50, now)
    await arrived(do, outbox.put_photos, Photos("photos:12", 12, WANG, (1,)), 51, now)
    await arrived(do, outbox.put_message, Message("hello", WANG, "resident/welcome"), 52, now)


@pytest.mark.parametrize(
    ("message_id", "found"),
    [(50, Sent(12, "resident/added")), (51, Sent(12, "")), (52, None), (53, None)],
)
async def test_what_stands_in_a_message(do: Do, stood: None, message_id: int, found: Sent | None) -> None:
    assert await do(sent.at, WANG, message_id) == found
    assert await do(sent.at, cast.LIAO.id, message_id) is None


async def test_where_what_was_told_by_a_key_stands(do: Do, stood: None, now: datetime) -> None:
    await do(outbox.put_message, Message("waits", WANG, "resident/added", {"number": "R"}), now)
    assert [await do(sent.stands_at, key) for key in ("added:12", "waits", "unknown")] == [50, None, None]


async def test_it_is_known_after_the_words_are_purged(do: Do, stood: None, now: datetime) -> None:
    await do(outbox.purge, now.replace(year=now.year + 1), 100)
    assert await do(sent.at, WANG, 50) == Sent(12, "resident/added")


async def test_a_message_that_was_changed_in_place_is_what_it_is_now(do: Do, stood: None, now: datetime) -> None:
    later = Message("apart:13", WANG, "resident/apart", ticket_id=13, edit=50)
    await arrived(do, outbox.put_message, later, 50, now)
    assert await do(sent.at, WANG, 50) == Sent(13, "resident/apart")
