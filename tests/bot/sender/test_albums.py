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


async def order(outgoing: Sending, *files: Sent, chats: Sequence[int] = (TEAM,)) -> None:
    async with outgoing.database.begin() as tx:
        await outgoing.acts.run(tx, give, files, chats)
    outgoing.sender.wake()


async def messages(telegram: Sandbox) -> list[Json]:
    return [call for call in await telegram.received() if call["weight"]]


async def posted(outgoing: Sending) -> list[tuple[str, bool, bool]]:
    """What was posted: the method, whether it was taken, and whether it says that it may be a repeat."""
    calls = await messages(outgoing.sandbox)
    return [(call["method"], call["outcome"]["ok"], REPEATED in str(call["params"])) for call in calls]


async def test_files_that_cannot_be_in_one_album_are_rows_of_their_own(outgoing: Sending) -> None:
    photo, voice = await received(outgoing.sandbox, "photo"), await received(outgoing.sandbox, "voice")
    await order(outgoing, voice, *[photo] * 12)
    assert await outgoing.rest() == {"to -1009": "sent", "to -1009:2": "sent", "to -1009:3": "sent"}
    assert [(call["method"], call["weight"]) for call in await messages(outgoing.sandbox)] == [
        ("sendMediaGroup", 10),
        ("sendMediaGroup", 2),
        ("sendVoice", 1),
    ]


@pytest.mark.parametrize("fault", [{"code": 429, "retry_after": 1}, {"code": 502}])
async def test_what_has_to_wait_has_nothing_else_sent_again(outgoing: Sending, fault: dict[str, int]) -> None:
    await outgoing.fault("error", method="sendVoice", **fault)
    await order(outgoing, await received(outgoing.sandbox, "photo"), await received(outgoing.sandbox, "voice"))
    assert set((await outgoing.rest()).values()) == {"sent"}
    assert await posted(outgoing) == [
        ("sendPhoto", True, False),
        ("sendVoice", False, False),
        ("sendVoice", True, False),
    ]


async def test_what_is_in_doubt_is_repeated_alone_and_says_so(outgoing: Sending) -> None:
    await outgoing.fault("drop_after", method="sendPhoto")
    await order(outgoing, await received(outgoing.sandbox, "photo"), await received(outgoing.sandbox, "voice"))
    assert set((await outgoing.rest()).values()) == {"sent"}
    assert sorted(await posted(outgoing)) == [
        ("sendPhoto", True, False),
        ("sendPhoto", True, True),
        ("sendVoice", True, False),
    ]


async def test_what_is_refused_does_not_take_the_others_with_it(outgoing: Sending) -> None:
    await order(outgoing, ("photo", "no such file"), await received(outgoing.sandbox, "voice"))
    assert await outgoing.rest() == {"to -1009": "failed", "to -1009:2": "sent"}


async def test_a_repeated_place_has_its_words_before_it(outgoing: Sending) -> None:
    await outgoing.fault("drop_after", method="sendLocation")
    await order(outgoing, PLACE)
    assert set((await outgoing.rest()).values()) == {"sent"}
    assert await posted(outgoing) == [
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
    async with sending(database, telegram, paced=True) as outgoing:
        await order(outgoing, *[photo] * 10, chats=people)
        assert set((await outgoing.rest()).values()) == {"sent"}
    calls = await messages(telegram)
    assert all(call["outcome"]["ok"] for call in calls)
    assert sum(call["weight"] for call in calls) == 70
    assert most_in(1, calls) <= 30
