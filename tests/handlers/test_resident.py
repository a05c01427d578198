"""What a resident does with buttons and commands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import CHEN, LIAO, MORNING, NIGHT, SUN, WANG
from tests.handlers.house import GROUP, House, replies, toast
from tests.handlers.messages import part, photo
from tickets.outgoing import Audience
from tickets.records import Purpose
from tickets.ticket import Kind, State, Urgency


async def test_the_guided_way_asks_one_thing_after_the_other(house: House) -> None:
    await house.writes(LIAO, "/report")
    draft = house.ticket
    assert house.view(LIAO) == "kind"
    await house.presses(LIAO, f"set_kind:{draft.id}:0:repair")
    assert house.view(LIAO) == "category"
    await house.presses(LIAO, f"set_category:{draft.id}:0:plumbing")
    assert house.view(LIAO) == "place"
    await house.presses(LIAO, f"view:{draft.id}:0:category")
    await house.presses(LIAO, f"set_category:{draft.id}:0:electrical")
    await house.writes(LIAO, "3-2-1202")
    assert house.view(LIAO) == "words"
    await house.writes(LIAO, "不亮了")
    await house.writes(LIAO, **photo())
    assert (house.view(LIAO), house.ticket.category, len(house.work.stored)) == ("", "electrical", 1)
    await house.presses(LIAO, f"set_urgency:{draft.id}:0:urgent")
    await house.presses(LIAO, f"confirm:{draft.id}:0")
    assert (house.ticket.state, house.ticket.urgency) == (State.DISPATCHED, Urgency.URGENT)


async def test_a_report_begun_twice_goes_on_with_the_first(house: House) -> None:
    await house.writes(WANG, "厨房水龙头滴水")
    await house.presses(WANG, "report:0:0")
    assert (len(house.work.stored), house.view(WANG)) == (1, "")


async def test_a_complaint_needs_no_place(house: House) -> None:
    await house.writes(LIAO, "/report")
    await house.presses(LIAO, f"set_kind:{house.ticket.id}:0:complaint")
    await house.presses(LIAO, f"set_category:{house.ticket.id}:0:noise")
    assert (house.ticket.kind, house.view(LIAO)) == (Kind.COMPLAINT, "words")


TWO_MATTERS = "厨房水龙头滴水，另外楼上天天半夜很吵"


async def test_several_matters_become_a_ticket_each(house: House) -> None:
    await house.writes(WANG, TWO_MATTERS)
    assert house.view(WANG) == "several:routine.repair.plumbing,routine.complaint.noise"
    await house.presses(WANG, f"split:{house.ticket.id}:0")
    assert [each.category for each in house.work.stored.values()] == ["plumbing", "noise"]
    assert house.view(WANG) == ""


async def test_several_matters_may_stay_one(house: House) -> None:
    await house.writes(WANG, TWO_MATTERS)
    await house.presses(WANG, f"whole:{house.ticket.id}:0")
    assert (len(house.work.stored), house.view(WANG)) == (1, "")


async def test_a_draft_can_be_given_up(house: House) -> None:
    await house.writes(WANG, "厨房水龙头滴水")
    assert toast(await house.presses(WANG, f"drop:{house.ticket.id}:0")) == "saved"
    assert house.ticket.state is State.DROPPED


async def test_a_ticket_is_cancelled_only_when_asked_twice(house: House) -> None:
    ticket = await house.dispatched(WANG)
    await house.presses(WANG, f"cancel:{ticket.id}:1")
    assert (house.view(WANG), house.ticket.state) == ("cancel", State.DISPATCHED)
    await house.presses(WANG, f"cancel:{ticket.id}:1:yes")
    assert house.ticket.state is State.CANCELLED
    assert house.work.news(Audience.GROUP, GROUP)[-1] == "cancelled"


async def test_a_nudge_answers_with_the_state_as_it_is_and_not_too_often(house: House) -> None:
    ticket = await house.accepted()
    nudged = await house.presses(WANG, f"nudge:{ticket.id}:1")
    assert nudged.answer is not None
    assert (nudged.answer.template, nudged.answer.params["name"]) == ("nudged", CHEN.name)
    assert nudged.answer.params["state"] == "accepted"
    again = await house.presses(WANG, f"nudge:{ticket.id}:1")
    assert again.answer is not None
    assert again.answer.template == "too_soon"
    assert again.answer.params == {"again_at": (NIGHT + timedelta(minutes=10)).isoformat()}


async def test_my_requests_tell_state_person_and_time_and_bring_a_card_again(house: House) -> None:
    house.now = MORNING
    ticket = await house.accepted()
    listed = await house.writes(WANG, "/my")
    (message,) = listed.messages
    assert message.template == "resident/my"
    tickets: Any = message.params["tickets"]
    (line,) = tickets
    assert (line["number"], line["state"], line["name"]) == (ticket.number, "accepted", CHEN.name)
    assert line["promise"] == "finished"
    await house.presses(WANG, f"show:{ticket.id}:1")
    assert house.work.shown[-1].anew
    other = await house.presses(LIAO, "my:0:0")
    assert other.messages[0].params == {"tickets": []}


async def test_not_solved_takes_words_and_sends_it_back(house: House) -> None:
    ticket = await house.done()
    await house.presses(WANG, f"view:{ticket.id}:1:reject")
    assert house.view(WANG) == "reject"
    await house.writes(WANG, "还在滴水")
    assert (house.ticket.state, house.ticket.round) == (State.DISPATCHED, 2)
    assert [wording.text for wording in house.work.words(ticket.id)][-1] == "还在滴水"
    assert house.work.news(Audience.SUPERVISOR, SUN.id) == ["rejected"]
    assert toast(await house.presses(WANG, f"reject:{ticket.id}:1:yes")) == "outdated"


async def test_not_solved_takes_an_album_or_nothing(house: House) -> None:
    ticket = await house.done()
    await house.presses(WANG, f"view:{ticket.id}:1:reject")
    for number in range(3):
        await house.writes(WANG, **part("a", f"photo-{number}"))
    assert [file.purpose for file in house.work.files(ticket.id)] == [Purpose.ADDITION] * 3
    assert (house.ticket.id, house.ticket.round) == (ticket.id, 2)
    second = await house.done()
    assert toast(await house.presses(WANG, f"reject:{second.id}:1:yes")) == "saved"


async def test_a_low_rating_takes_reasons_and_a_word(house: House) -> None:
    ticket = await house.signed()
    await house.presses(WANG, f"rate:{ticket.id}:1:2")
    for code in ("quality", "manner", "quality"):
        await house.presses(WANG, f"reason:{ticket.id}:1:{code}")
    assert house.view(WANG) == "reasons:manner"
    assert replies(await house.writes(WANG, "说话不客气")) == ["resident/added"]
    assert house.view(WANG) == "thanks"
    assert [wording.purpose for wording in house.work.words(ticket.id)][-1] is Purpose.COMMENT
    assert len(house.work.stored) == 1


async def test_a_question_left_alone_for_an_hour_is_over(house: House) -> None:
    ticket = await house.signed()
    await house.presses(WANG, f"rate:{ticket.id}:1:3")
    house.passes(hours=1)
    await house.writes(WANG, "客厅的灯不亮了")
    assert house.ticket.category == "electrical"


async def test_a_view_left_is_a_question_left(house: House) -> None:
    ticket = await house.done()
    await house.presses(WANG, f"view:{ticket.id}:1:reject")
    await house.presses(WANG, f"view:{ticket.id}:1:")
    await house.writes(WANG, "客厅的灯不亮了")
    assert (house.ticket.category, house.work.ticket(ticket.id).state) == ("electrical", State.DONE)


@pytest.mark.parametrize(("wanted", "written"), [("zh_Hant", "zh_Hant"), ("en", "en")])
async def test_the_language_is_chosen(house: House, wanted: str, written: str) -> None:
    assert replies(await house.writes(WANG, "/language")) == ["resident/language"]
    chosen = await house.presses(WANG, f"language:0:0:{wanted}", message=77)
    assert (chosen.spoken, chosen.messages[0].template, chosen.messages[0].edit) == (
        written,
        "resident/language_set",
        77,
    )
    await house.writes(WANG, "水龙头漏水")
    assert house.locales == {WANG.id: wanted}


async def test_help_is_one_screen(house: House) -> None:
    assert replies(await house.writes(WANG, "/help")) == ["resident/help"]
    assert replies(await house.writes(WANG, "/start")) == ["resident/welcome"]
    assert replies(await house.presses(WANG, "help:0:0")) == ["resident/help"]


async def test_the_way_back_of_the_guided_steps_leads_to_the_step_before(house: House) -> None:
    await house.writes(LIAO, "/report")
    ticket = house.ticket
    back = f"view:{ticket.id}:0:"
    await house.presses(LIAO, back)
    assert house.view(LIAO) == "kind", "an old button leads to no empty card either"
    await house.presses(LIAO, f"set_kind:{ticket.id}:0:repair")
    await house.presses(LIAO, back)
    assert house.view(LIAO) == "kind"
    await house.presses(LIAO, f"set_kind:{ticket.id}:0:repair")
    await house.presses(LIAO, f"set_category:{ticket.id}:0:plumbing")
    assert house.view(LIAO) == "place"
    await house.presses(LIAO, back)
    assert house.view(LIAO) == "category"
    await house.writes(LIAO, "厨房水龙头滴水")
    await house.presses(LIAO, f"view:{ticket.id}:0:kind")
    await house.presses(LIAO, back)
    assert house.view(LIAO) == "", "now there is something to read back"
