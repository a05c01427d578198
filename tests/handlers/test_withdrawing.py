"""What was begun is taken back by saying so, and there is a way back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import CHEN, LIAO, WANG
from tests.handlers.house import GROUP, House, replies, toast
from tests.handlers.messages import part, photo, replying_to
from tests.tickets.acts.stories import WORDS
from tickets.acts.keep_promises import keep_promises
from tickets.outgoing import Audience
from tickets.ticket import State, Urgency

DRIP = "厨房水龙头滴水"
TWO_MATTERS = "厨房水龙头滴水，另外楼上天天半夜很吵"


@pytest.mark.parametrize("danger", ["厨房有煤气味，头晕", "厨房漏气了，3栋2单元1201"])
async def test_a_danger_to_people_is_not_dropped_by_words_alone(house: House, danger: str) -> None:
    await house.writes(LIAO, danger)
    before = len(house.work.shown)
    await house.writes(LIAO, "算了 沒事了")
    assert any(show.anew for show in house.work.shown[before:])
    house.passes(minutes=2)
    sent = keep_promises(house.work, house.ticket.id, at=house.now)
    assert sent.state is State.DISPATCHED


@pytest.mark.parametrize("words", ["算了", "取消", "never mind", "不用了", "不報了，多謝"])
async def test_a_draft_is_dropped_by_saying_so(house: House, words: str) -> None:
    await house.writes(WANG, DRIP)
    shown = len(house.work.shown)
    answered = await house.writes(WANG, words)
    assert (house.ticket.state, replies(answered), len(house.work.stored)) == (State.DROPPED, [], 1)
    (card,) = house.work.shown[shown:]
    assert (card.anew, card.view) == (True, "")
    assert [each.text for each in house.work.words(house.ticket.id)] == [DRIP]


async def test_it_is_dropped_also_where_a_question_waits_for_words(house: House) -> None:
    await house.writes(LIAO, DRIP)
    assert house.view(LIAO) == "place"
    house.passes(minutes=9)
    await house.writes(LIAO, "算了")
    assert (house.ticket.state, house.ticket.place.known) == (State.DROPPED, False)


async def test_what_was_dropped_can_be_taken_up_again(house: House) -> None:
    await house.writes(LIAO, DRIP)
    await house.writes(LIAO, "算了")
    assert toast(await house.presses(LIAO, f"resume:{house.ticket.id}:0")) == "saved"
    assert (house.ticket.state, house.view(LIAO)) == (State.DRAFT, "place")
    assert house.work.happened(house.ticket.id)[-2:] == ["DraftDropped", "DraftResumed"]
    assert toast(await house.presses(LIAO, f"resume:{house.ticket.id}:0")) == "not_now"
    assert toast(await house.presses(WANG, f"resume:{house.ticket.id}:0")) == "not_yours"


async def test_a_dropped_emergency_stays_dropped_and_its_minute_begins_anew(house: House) -> None:
    await house.writes(WANG, WORDS)
    await house.writes(WANG, "没事了，误报")
    house.passes(minutes=5)
    assert house.ticket.next_deadline_at is None
    await house.presses(WANG, f"resume:{house.ticket.id}:0")
    assert house.ticket.next_deadline_at == house.now + timedelta(minutes=1)
    assert keep_promises(house.work, house.ticket.id, at=house.now).state is State.DRAFT


async def test_of_several_drafts_one_is_to_be_chosen(house: House) -> None:
    await house.writes(WANG, TWO_MATTERS)
    await house.presses(WANG, f"split:{house.ticket.id}:0")
    shown = len(house.work.shown)
    assert replies(await house.writes(WANG, "算了")) == ["resident/which_to_leave"]
    assert [(show.ticket_id, show.anew) for show in house.work.shown[shown:]] == [(1, True), (2, True)]
    assert [each.state for each in house.work.stored.values()] == [State.DRAFT] * 2
    await house.writes(WANG, "算了", **replying_to(house.work.cards(1)[0].message_id, WANG.id))
    assert [each.state for each in house.work.stored.values()] == [State.DROPPED, State.DRAFT]


async def test_a_question_about_several_matters_stays_when_one_of_several_drafts_is_to_be_chosen(house: House) -> None:
    await house.writes(WANG, "客厅灯坏了")
    house.passes(minutes=6)
    await house.writes(WANG, TWO_MATTERS)
    await house.writes(WANG, "算了")
    views = [card.view.partition(":")[0] for card in house.work.on_show]
    assert views == ["", "several"]


async def test_what_went_out_is_cancelled_only_by_a_button(house: House) -> None:
    ticket = await house.dispatched(WANG)
    assert replies(await house.writes(WANG, "取消")) == []
    assert (house.view(WANG), house.ticket.state, len(house.work.stored)) == ("cancel", State.DISPATCHED, 1)
    assert house.work.shown[-1].anew
    await house.presses(WANG, f"view:{ticket.id}:1:")
    await house.writes(WANG, "不用了", **replying_to(house.card(WANG.id), WANG.id))
    assert (house.view(WANG), len(house.work.words(ticket.id))) == ("cancel", 1)


async def test_with_nothing_begun_nothing_is_opened(house: House) -> None:
    assert replies(await house.writes(WANG, "算了")) == ["common/left"]
    assert replies(await house.writes(WANG, "不用了")) == ["resident/thanks"]
    await house.signed()
    assert replies(await house.writes(WANG, "取消")) == ["common/left"]
    assert len(house.work.stored) == 1


async def test_words_with_a_picture_take_nothing_back(house: House) -> None:
    await house.writes(WANG, DRIP)
    await house.writes(WANG, **part("a", "one", "算了"))
    assert house.ticket.state is State.DRAFT


async def test_a_colleagues_note_takes_nothing_back(house: House) -> None:
    ticket = await house.dispatched(WANG)
    await house.presses(CHEN, f"card:{ticket.id}:1")
    noted = await house.writes(CHEN, "不用修了", **replying_to(house.card(CHEN.id), CHEN.id))
    assert (replies(noted), house.ticket.state) == (["staff/note_kept"], State.DISPATCHED)


@pytest.mark.parametrize("question", ["add", "reject"])
async def test_a_question_about_a_ticket_is_left_by_saying_so(house: House, question: str) -> None:
    ticket = await (house.dispatched(WANG) if question == "add" else house.done())
    await house.presses(WANG, f"add:{ticket.id}:1" if question == "add" else f"view:{ticket.id}:1:reject")
    assert house.view(WANG) == question
    assert replies(await house.writes(WANG, "算了")) == ["common/left"]
    assert (house.ticket.state, house.view(WANG), len(house.work.words(ticket.id))) == (ticket.state, "", 1)
    assert house.states[WANG.id, WANG.id][0] is None
    assert house.work.messages[-1].template == "common/left"


async def test_a_rating_is_explained_or_not(house: House) -> None:
    ticket = await house.signed()
    await house.presses(WANG, f"rate:{ticket.id}:1:2")
    assert replies(await house.writes(WANG, "算了")) == ["common/left"]
    assert len(house.work.words(ticket.id)) == 1


async def test_a_reason_may_be_any_words(house: House) -> None:
    ticket = await house.accepted()
    await house.writes(CHEN, f"/start back_{ticket.id}_1")
    assert replies(await house.writes(CHEN, "不用修了")) == ["staff/reason_kept"]


async def test_what_joined_a_ticket_is_not_offered_back(house: House) -> None:
    await house.dispatched(WANG)
    await house.writes(WANG, **photo())
    draft = house.ticket
    await house.presses(WANG, f"join:{draft.id}:0")
    assert (house.ticket.state, house.ticket.joins) == (State.DROPPED, 1)
    assert toast(await house.presses(WANG, f"resume:{draft.id}:0")) == "not_now"


async def test_a_question_whether_it_belongs_to_a_ticket_is_left_too(house: House) -> None:
    await house.dispatched(WANG)
    await house.writes(WANG, **photo())
    await house.writes(WANG, "算了")
    await house.presses(WANG, f"resume:{house.ticket.id}:0")
    assert (house.ticket.state, house.ticket.joins, house.view(WANG)) == (State.DRAFT, None, "words")
    assert house.work.news(Audience.GROUP, GROUP) == [""]


async def test_an_emergency_under_way_is_not_called_off_by_words(house: House) -> None:
    await house.writes(WANG, WORDS)
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    await house.writes(WANG, "算了")
    assert (house.ticket.state, house.ticket.urgency) == (State.DISPATCHED, Urgency.EMERGENCY)
    assert house.view(WANG) == "cancel"
