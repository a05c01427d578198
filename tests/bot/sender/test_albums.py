"""Files of a ticket: each album is a row of its own, repeated or refused by itself, and paced by its parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from storage.database import Database
from tests.bot.sending import RESIDENT, TEAM, Sending, Sent, furnish, give, sending
from tests.sandbox_client import Json, Sandbox, most_in

REPEATED = "（重发，可能您已收到过）"
SENT: dict[str, str] = {"photo": "leak", "voice": "voice"}
PLACE = ("location", "30.25,120.15")


async def received(telegram: Sandbox, kind: str) -> Sent:
    """A file that somebody sent."""
    message = (await telegram.call("POST", "say", **{"from": RESIDENT, kind: SENT[kind]}))["message"]
    return kind, message["photo"][-1]["file_id"] if kind == "photo" else message[kind]["file_id"]


async def order(desk: Sending, *files: Sent, chats: Sequence[int] = (TEAM,)) -> None:
    async with desk.database.begin() as tx:
        await desk.acts.run(tx, give, files, chats)
    desk.sender.wake()


async def messages(telegram: Sandbox) -> list[Json]:
    return [call for call in await telegram.received() if call["weight"]]


async def posted(desk: Sending) -> list[tuple[str, bool, bool]]:
    """What was posted: the method, whether it was taken, and whether it says that it may be a repeat."""
    calls = await messages(desk.sandbox)
    return [(call["method"], call["outcome"]["ok"], REPEATED in str(call["params"])) for call in calls]


async def test_files_that_cannot_be_in_one_album_are_rows_of_their_own(desk: Sending) -> None:
    photo, voice = await received(desk.sandbox, "photo"), await received(desk.sandbox, "voice")
    await order(desk, voice, *[photo] * 12)
    assert await desk.rest() == {"to -1009": "sent", "to -1009:2": "sent", "to -1009:3": "sent"}
    assert [(call["method"], call["weight"]) for call in await messages(desk.sandbox)] == [
        ("sendMediaGroup", 10),
        ("sendMediaGroup", 2),
        ("sendVoice", 1),
    ]


@pytest.mark.parametrize("fault", [{"code": 429, "retry_after": 1}, {"code": 502}])
async def test_what_has_to_wait_has_nothing_else_sent_again(desk: Sending, fault: dict[str, int]) -> None:
    await desk.fault("error", method="sendVoice", **fault)
    await order(desk, await received(desk.sandbox, "photo"), await received(desk.sandbox, "voice"))
    assert set((await desk.rest()).values()) == {"sent"}
    assert await posted(desk) == [("sendPhoto", True, False), ("sendVoice", False, False), ("sendVoice", True, False)]


async def test_what_is_in_doubt_is_repeated_alone_and_says_so(desk: Sending) -> None:
    await desk.fault("drop_after", method="sendPhoto")
    await order(desk, await received(desk.sandbox, "photo"), await received(desk.sandbox, "voice"))
    assert set((await desk.rest()).values()) == {"sent"}
    assert sorted(await posted(desk)) == [
        ("sendPhoto", True, False),
        ("sendPhoto", True, True),
        ("sendVoice", True, False),
    ]


async def test_what_is_refused_does_not_take_the_others_with_it(desk: Sending) -> None:
    await order(desk, ("photo", "no such file"), await received(desk.sandbox, "voice"))
    assert await desk.rest() == {"to -1009": "failed", "to -1009:2": "sent"}


async def test_a_repeated_place_has_its_words_before_it(desk: Sending) -> None:
    await desk.fault("drop_after", method="sendLocation")
    await order(desk, PLACE)
    assert set((await desk.rest()).values()) == {"sent"}
    assert await posted(desk) == [
        ("sendLocation", True, False),
        ("sendMessage", True, True),
        ("sendLocation", True, False),
    ]


async def test_albums_are_never_more_than_thirty_messages_in_any_second(database: Database, telegram: Sandbox) -> None:
    async with database.begin() as tx:
        await tx.run(furnish)
    people = range(1000, 1007)
    for number in people:
        await telegram.person(number, f"P{number}")
    photo = await received(telegram, "photo")
    await telegram.call("POST", "limits", on=True)
    async with sending(database, telegram, paced=True) as desk:
        await order(desk, *[photo] * 10, chats=people)
        assert set((await desk.rest()).values()) == {"sent"}
    calls = await messages(telegram)
    assert all(call["outcome"]["ok"] for call in calls)
    assert sum(call["weight"] for call in calls) == 70
    assert most_in(1, calls) <= 30
