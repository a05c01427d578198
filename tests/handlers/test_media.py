"""Photos, albums, voice, video, positions, and what a ticket cannot keep."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.cast import LIAO, WANG
from tests.handlers.house import GROUP, House, replies
from tests.handlers.messages import location, part, photo, poll, sticker, video, voice
from tickets.outgoing import Audience
from tickets.records import Purpose

DRIP = "厨房水龙头滴水"


async def test_a_photo_alone_asks_for_words_and_keeps_the_largest_size(house: House) -> None:
    await house.writes(WANG, **photo())
    assert house.view(WANG) == "words"
    assert [file.file_id for file in house.work.files(house.ticket.id)] == ["leak"]
    await house.writes(WANG, DRIP)
    assert (house.view(WANG), house.ticket.category) == ("", "plumbing")


@pytest.mark.parametrize(
    ("sent", "kind", "file_id"),
    [(voice(), "voice", "spoken"), (video(), "video", "moving"), (location(), "location", "30.25,120.125")],
)
async def test_each_kind_of_file_is_kept(house: House, sent: dict[str, Any], kind: str, file_id: str) -> None:
    await house.writes(WANG, **sent)
    assert [(file.kind, file.file_id) for file in house.work.files(house.ticket.id)] == [(kind, file_id)]


async def test_an_album_in_any_order_is_one_draft_with_one_card(house: House) -> None:
    parts = [part("a", f"photo-{number}", DRIP if number == 3 else None) for number in range(10)]
    random.Random(5).shuffle(parts)
    for each in parts:
        await house.writes(WANG, **each)
    assert len(house.work.stored) == 1
    assert len(house.work.files(house.ticket.id)) == 10
    assert (house.ticket.category, house.view(WANG)) == ("plumbing", "")
    assert [show.anew for show in house.work.shown if show.audience is Audience.RESIDENT].count(True) == 1


@pytest.mark.parametrize("sent", [sticker(), poll()])
async def test_what_a_ticket_cannot_keep_is_answered_clearly(house: House, sent: dict[str, Any]) -> None:
    assert replies(await house.writes(WANG, **sent)) == ["resident/not_text"]
    assert not house.work.stored


async def test_service_messages_are_nobodys_words(house: House) -> None:
    assert replies(await house.writes(WANG, message_auto_delete_timer_changed={"message_auto_delete_time": 60})) == []


async def test_an_album_for_a_ticket_goes_there_whole_and_is_answered_once(house: House) -> None:
    ticket = await house.dispatched(WANG)
    await house.presses(WANG, f"add:{ticket.id}:1")
    assert house.view(WANG) == "add"
    for number in range(3):
        await house.writes(WANG, **part("a", f"photo-{number}"))
    assert [file.purpose for file in house.work.files(ticket.id)] == [Purpose.ADDITION] * 3
    assert [message.template for message in house.work.messages] == ["resident/added"]
    assert {photos.chat_id for photos in house.work.photos} == {GROUP}
    await house.writes(WANG, "客厅的灯不亮了")
    assert (house.ticket.id, house.ticket.category) == (ticket.id + 1, "electrical")


async def test_words_added_to_a_ticket_go_to_the_crew(house: House) -> None:
    ticket = await house.dispatched(WANG)
    await house.presses(WANG, f"add:{ticket.id}:1")
    assert replies(await house.writes(WANG, "请带梯子来")) == ["resident/added"]
    passed_on = [message for message in house.work.messages if message.template == "staff/resident_added"]
    assert [(message.chat_id, message.params["words"]) for message in passed_on] == [(GROUP, "请带梯子来")]
    assert len(house.work.stored) == 1


async def test_a_photo_joins_the_draft_of_a_resident_who_is_asked_for_the_place(house: House) -> None:
    await house.writes(LIAO, DRIP)
    await house.writes(LIAO, **photo())
    assert (len(house.work.files(house.ticket.id)), house.view(LIAO)) == (1, "place")
