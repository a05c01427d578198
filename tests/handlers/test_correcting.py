"""A resident corrects where it is, by words, by a reply and by an edited message; nobody stands at the old door."""

from __future__ import annotations

import pytest

from tests.cast import CHEN, LI, WANG
from tests.handlers.house import GROUP, House, replies
from tests.handlers.messages import replying_to
from tickets.outgoing import Audience
from tickets.records import Purpose
from tickets.ticket import Location, State

DRIP = "厨房水龙头滴水，3栋2单元502"
BURST = "厨房水管爆了，3栋2单元502，水都流到客厅了"


async def under_way(house: House, words: str = DRIP) -> int:
    """A ticket at 502 that Chen has; gives the message it was written in."""
    written = await house.writes(WANG, words)
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    await house.presses(CHEN, f"accept:{house.ticket.id}:1", chat=GROUP)
    return written.message_id


def corrected(house: House) -> bool:
    """Whether the one ticket is at 602, the technician knows in private and in the group, and the resident has it."""
    everywhere = [(Audience.GROUP, CHEN.id), (Audience.GROUP, GROUP), (Audience.RESIDENT, WANG.id)]
    told = all(house.work.news(audience, chat)[-1] == "placed" for audience, chat in everywhere)
    return told and len(house.work.stored) == 1 and house.ticket.place == Location("3", "2", "602")


@pytest.mark.parametrize("words", ["不是502，是602", "更正一下,不是502,是602", "打错了，房号602"])
@pytest.mark.parametrize("matter", [DRIP, BURST])
async def test_words_correct_what_is_under_way(house: House, matter: str, words: str) -> None:
    await under_way(house, matter)
    house.passes(minutes=20)
    assert replies(await house.writes(WANG, words)) == []
    assert corrected(house)
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [matter, words]


async def test_a_reply_to_the_card_corrects_it(house: House) -> None:
    await under_way(house)
    house.passes(minutes=20)
    assert replies(await house.writes(WANG, "602", **replying_to(house.card(WANG.id), WANG.id))) == []
    assert corrected(house)


@pytest.mark.parametrize("matter", [DRIP, BURST])
async def test_an_edited_message_corrects_it_and_opens_no_second(house: House, matter: str) -> None:
    message = await under_way(house, matter)
    assert replies(await house.edits(WANG, message, matter.replace("502", "602"))) == []
    assert corrected(house)
    texts = [(each.purpose, each.text) for each in house.work.words(house.ticket.id)]
    assert texts == [(Purpose.REPORT, matter.replace("502", "602")), (Purpose.EARLIER, matter)]


async def test_an_edit_in_the_draft_moves_it(house: House) -> None:
    written = await house.writes(WANG, DRIP)
    await house.edits(WANG, written.message_id, DRIP.replace("502", "602"))
    assert (house.ticket.state, house.ticket.place, len(house.work.stored)) == (
        State.DRAFT,
        Location("3", "2", "602"),
        1,
    )


async def test_an_edit_that_changes_nothing_tells_nobody(house: House) -> None:
    message = await under_way(house)
    before = (len(house.work.messages), len(house.work.shown), len(house.work.history))
    assert replies(await house.edits(WANG, message, DRIP)) == []
    assert (len(house.work.messages), len(house.work.shown), len(house.work.history)) == before


async def test_the_history_shows_both_editions(house: House) -> None:
    message = await under_way(house)
    await house.edits(WANG, message, DRIP.replace("502", "602"))
    (history,) = (await house.presses(LI, f"open:{house.ticket.id}:1")).messages
    words, lines = history.params["words"], history.params["lines"]
    assert isinstance(words, list)
    assert [(each["earlier"], each["text"]) for each in words] == [
        (False, DRIP.replace("502", "602")),
        (True, DRIP),
    ]
    assert isinstance(lines, list)
    assert [(each["before"], each["after"]) for each in lines if each["what"] == "corrected"] == [
        ("3-2-502", "3-2-602")
    ]


async def test_a_danger_with_the_correction_is_passed_on_as_well(house: House) -> None:
    await under_way(house, BURST)
    await house.writes(WANG, "不是502，是602，水已经漫到电梯口了快来")
    assert (house.ticket.place.room, len(house.work.stored)) == ("602", 1)
    assert [each.params["words"] for each in house.work.messages if each.template == "staff/resident_added"] == [
        "不是502，是602，水已经漫到电梯口了快来"
    ]


async def test_greetings_stand_on_the_card_of_the_matter_that_follows(house: House) -> None:
    assert replies(await house.writes(WANG, "你好")) == ["resident/welcome"]
    await house.writes(WANG, "在吗")
    assert not house.work.stored
    house.passes(minutes=1)
    await house.writes(WANG, DRIP)
    assert [wording.text for wording in house.work.words(house.ticket.id)] == ["你好", "在吗", DRIP]
    await house.writes(WANG, "3栋2单元602的", **replying_to(house.card(WANG.id), WANG.id))
    assert [wording.text for wording in house.work.words(house.ticket.id)][-1] == "3栋2单元602的"


async def test_an_old_greeting_is_forgotten(house: House) -> None:
    await house.writes(WANG, "你好")
    house.passes(minutes=9)
    await house.writes(WANG, DRIP)
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [DRIP]


async def test_several_matters_after_a_greeting_are_still_told_apart(house: House) -> None:
    await house.writes(WANG, "你好")
    await house.writes(WANG, "厨房水龙头滴水，另外楼上天天半夜很吵")
    assert house.view(WANG).startswith("several")
    await house.presses(WANG, f"split:{house.ticket.id}:0")
    assert sorted(each.kind for each in house.work.stored.values()) == ["complaint", "repair"]


async def test_another_danger_with_the_correction_is_a_matter_of_its_own(house: House) -> None:
    await under_way(house)
    await house.writes(WANG, "不是502，是602，现在闻到很浓的煤气味")
    corrected_one, danger = house.work.stored.values()
    assert (corrected_one.place.room, danger.category) == ("602", "gas")
    assert danger.place == corrected_one.place
