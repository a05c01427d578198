"""What a person's own words become."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import HOME, LIAO, SMITH, STRANGER, WANG
from tests.handlers.house import GROUP, House, replies
from tests.handlers.messages import photo, replying_to
from tests.tickets.acts.stories import WORDS
from tickets.outgoing import Audience
from tickets.records import Purpose
from tickets.ticket import Kind, Location, State, Urgency

DRIP = "厨房水龙头滴水"


async def test_a_greeting_is_welcomed_and_thanks_are_answered(house: House) -> None:
    assert replies(await house.writes(LIAO, "你好")) == ["resident/welcome"]
    assert replies(await house.writes(LIAO, "多謝")) == ["resident/thanks"]
    assert not house.work.stored


async def test_a_greeting_while_a_card_waits_brings_the_card_again(house: House) -> None:
    await house.writes(WANG, DRIP)
    shown = len(house.work.shown)
    assert replies(await house.writes(WANG, "你好")) == []
    assert replies(await house.writes(WANG, "谢谢")) == ["resident/thanks"]
    assert [show.anew for show in house.work.shown[shown:]] == [True, True]
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [DRIP, "你好", "谢谢"]


@pytest.mark.parametrize("text", ["😀😀😀", "\u202e\u200f", "…", "   ", "\x00"])
async def test_what_holds_no_words_is_answered_clearly(house: House, text: str) -> None:
    assert replies(await house.writes(WANG, text)) == ["resident/not_text"]
    assert not house.work.stored


@pytest.mark.parametrize("text", ["<b>漏水</b> {{7*7}}", "漏水" * 2000, "漏水\u202e\x00了", "/3栋漏水"])
async def test_hostile_and_long_words_are_kept_as_they_are(house: House, text: str) -> None:
    answers = replies(await house.writes(WANG, text))
    assert answers == (["resident/too_long"] if len(text) > 2000 else [])
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [text.replace("\x00", "")]


async def test_an_answer_to_where_it_is_is_a_place_and_stays_among_the_words(house: House) -> None:
    await house.writes(LIAO, DRIP)
    assert house.view(LIAO) == "place"
    await house.writes(LIAO, "3-2-1202")
    assert (house.ticket.place.unit_id, house.view(LIAO)) == (8, "")
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [DRIP, "3-2-1202"]
    assert house.work.person(LIAO.id).unit_id == 8


async def test_a_pending_question_is_answered_after_five_minutes_too(house: House) -> None:
    await house.writes(LIAO, DRIP)
    house.passes(minutes=9)
    await house.writes(LIAO, "3-2-1202")
    assert (house.ticket.place.unit_id, len(house.work.stored)) == (8, 1)


@pytest.mark.parametrize("spot", ["小卖部旁边", "next to the slide"])
async def test_a_place_that_nobody_knows_is_asked_again_and_believed_the_second_time(house: House, spot: str) -> None:
    await house.writes(LIAO, DRIP)
    await house.writes(LIAO, spot)
    assert (house.ticket.place.known, house.view(LIAO)) == (False, "place:again")
    await house.writes(LIAO, spot)
    assert (house.ticket.place, house.view(LIAO)) == (Location(public=spot), "")
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [DRIP, spot, spot]
    assert "PlaceKeptAsReported" in house.work.happened(house.ticket.id)


async def test_words_that_name_no_place_are_none_and_the_office_finds_out(house: House) -> None:
    await house.writes(LIAO, DRIP)
    for words, view in (("厨房的", "place:again"), ("里面那个", "unplaced"), ("厨房的", "unplaced")):
        await house.writes(LIAO, words)
        assert (house.ticket.place, house.view(LIAO)) == (Location(), view)
    await house.presses(LIAO, f"confirm:{house.ticket.id}:0")
    assert (house.ticket.state, house.ticket.group_id) == (State.DISPATCHED, None)
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [DRIP, "厨房的", "里面那个", "厨房的"]


async def test_a_unit_that_is_not_on_file_is_kept_when_it_is_told_again(house: House) -> None:
    await house.writes(LIAO, DRIP)
    await house.writes(LIAO, "3-2-1210")
    await house.writes(LIAO, "就是1210")
    assert (house.ticket.place, house.view(LIAO)) == (Location("3", "2", "1210"), "")
    assert "PlaceKeptAsReported" in house.work.happened(house.ticket.id)


async def test_more_of_the_matter_told_where_a_place_was_asked_for_stays_words(house: House) -> None:
    await house.writes(LIAO, DRIP)
    await house.writes(LIAO, "水管也在滴水")
    assert (house.ticket.place.known, house.view(LIAO)) == (False, "place")
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [DRIP, "水管也在滴水"]


async def test_a_unit_that_is_not_on_file_is_asked_again_and_can_be_kept(house: House) -> None:
    await house.writes(LIAO, DRIP)
    await house.writes(LIAO, "3-2-1210")
    assert house.view(LIAO) == "place"
    await house.presses(LIAO, f"set_unit:{house.ticket.id}:0:")
    assert (house.ticket.place.room, house.view(LIAO)) == ("1210", "")
    await house.presses(LIAO, f"set_unit:{house.ticket.id}:0:{HOME.id}")
    assert house.ticket.place.unit_id == HOME.id


async def test_an_emergency_without_a_place_goes_to_the_desk_and_gets_its_place_after(house: House) -> None:
    await house.writes(LIAO, "厨房水管爆了，水都流到客厅了")
    assert replies(await house.presses(LIAO, f"confirm:{house.ticket.id}:0")) == ["resident/ask_place"]
    assert (house.ticket.state, house.ticket.group_id) == (State.DISPATCHED, None)
    assert replies(await house.writes(LIAO, "3-2-1201")) == ["resident/added"]
    assert len(house.work.stored) == 1
    assert house.ticket.place.unit_id == HOME.id


async def test_without_a_place_nothing_but_an_emergency_goes_out(house: House) -> None:
    await house.writes(LIAO, DRIP)
    await house.presses(LIAO, f"view:{house.ticket.id}:0:")
    pressed = await house.presses(LIAO, f"confirm:{house.ticket.id}:0")
    assert pressed.answer is not None
    assert (pressed.answer.template, house.ticket.state, house.view(LIAO)) == ("place_missing", State.DRAFT, "place")


async def test_a_danger_in_a_ratings_comment_is_a_matter_of_its_own(house: House) -> None:
    first = await house.signed()
    await house.presses(WANG, f"rate:{first.id}:1:2")
    assert house.view(WANG) == "reasons"
    assert replies(await house.writes(WANG, "修完又爆管了，水漫到客厅")) == ["resident/added"]
    assert [wording.purpose for wording in house.work.words(first.id)][-1] is Purpose.COMMENT
    assert (house.ticket.id, house.ticket.urgency) == (first.id + 1, Urgency.EMERGENCY)


async def test_a_reply_to_a_card_joins_its_ticket_also_while_another_is_open(house: House) -> None:
    first = await house.dispatched(WANG)
    card = house.card(WANG.id)
    await house.writes(WANG, "客厅的灯也坏了，不亮")
    assert house.ticket.id != first.id
    assert replies(await house.writes(WANG, "门铃坏了请打电话", **replying_to(card, WANG.id))) == ["resident/added"]
    assert [wording.text for wording in house.work.words(first.id)][-1] == "门铃坏了请打电话"
    passed_on = [message for message in house.work.messages if message.template == "staff/resident_added"]
    assert [(message.chat_id, message.params["words"]) for message in passed_on] == [(GROUP, "门铃坏了请打电话")]


async def test_a_strangers_reply_to_a_card_is_refused(house: House) -> None:
    await house.dispatched(WANG)
    house.work.on_show[:] = [replace(card, chat_id=STRANGER.id) for card in house.work.on_show]
    answered = await house.writes(STRANGER, "我也看看", **replying_to(house.card(STRANGER.id), STRANGER.id))
    assert (replies(answered), answered.messages[0].params["reason"]) == (["common/refused"], "not_yours")


async def test_edited_words_are_understood_anew(house: House) -> None:
    written = await house.writes(LIAO, DRIP + " 3-2-1202")
    assert house.ticket.place.unit_id == 8
    await house.edits(LIAO, written.message_id, "水管爆了水漫出来了 3-2-1201")
    assert (house.ticket.place.unit_id, house.ticket.urgency) == (HOME.id, Urgency.EMERGENCY)
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [
        "水管爆了水漫出来了 3-2-1201",
        DRIP + " 3-2-1202",
    ]


async def test_a_danger_edited_into_the_words_of_a_ticket_under_way_is_a_matter_of_its_own(house: House) -> None:
    written = await house.writes(WANG, DRIP)
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    await house.edits(WANG, written.message_id, WORDS)
    assert (len(house.work.stored), house.ticket.urgency) == (2, Urgency.EMERGENCY)
    await house.edits(WANG, written.message_id, WORDS + "快来")
    assert len(house.work.stored) == 2


async def test_an_emergency_whose_words_are_edited_stays_one(house: House) -> None:
    written = await house.writes(WANG, WORDS)
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    assert replies(await house.edits(WANG, written.message_id, WORDS + "，快来")) == ["resident/added"]
    assert len(house.work.stored) == 1


async def test_an_edited_greeting_that_now_tells_something_is_taken_in(house: House) -> None:
    written = await house.writes(WANG, "你好")
    await house.edits(WANG, written.message_id, DRIP)
    assert house.ticket.category == "plumbing"


async def test_a_position_that_moves_is_no_new_message(house: House) -> None:
    position = {"location": {"latitude": 1, "longitude": 2, "live_period": 900}}
    await house.edits(WANG, 7, None, **position)
    assert not house.work.stored


async def test_the_first_words_choose_the_language_of_the_chat(house: House) -> None:
    await house.writes(SMITH, "3-2-1201")
    assert SMITH.id not in house.locales
    await house.writes(SMITH, "The kitchen tap drips")
    await house.writes(SMITH, "水龙头滴水")
    await house.writes(LIAO, "OK")
    await house.writes(LIAO, "廚房水龍頭漏水")
    assert house.locales == {SMITH.id: "en", LIAO.id: "zh_Hant"}


async def test_a_draft_that_triage_cannot_tell_asks_for_its_kind(house: House) -> None:
    await house.writes(WANG, "qwertz")
    assert house.view(WANG) == "kind"
    await house.presses(WANG, f"set_kind:{house.ticket.id}:0:complaint")
    assert (house.ticket.kind, house.view(WANG)) == (Kind.COMPLAINT, "category")


async def test_a_photo_shortly_after_a_ticket_asks_whether_it_belongs_to_it(house: House) -> None:
    first = await house.dispatched(WANG)
    await house.writes(WANG, **photo())
    draft = house.ticket
    assert house.view(WANG) == "join"
    assert replies(await house.presses(WANG, f"join:{draft.id}:0")) == ["resident/added"]
    assert [file.purpose for file in house.work.files(first.id)] == [Purpose.ADDITION]
    await house.writes(WANG, **photo("other"))
    await house.presses(WANG, f"new:{house.ticket.id}:0")
    assert (house.ticket.joins, house.view(WANG)) == (None, "words")
    assert house.work.card(house.ticket.id, Audience.RESIDENT, WANG.id) is not None


async def test_words_of_either_script_leave_the_language_as_it_is(house: House) -> None:
    await house.writes(LIAO, "漏水")
    assert house.locales == {}
    await house.writes(LIAO, "浴室的燈壞了")
    assert house.locales == {LIAO.id: "zh_Hant"}
