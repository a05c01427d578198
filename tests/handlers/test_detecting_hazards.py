"""Every free text is first looked through for dangers, whatever the conversation was about; and no words are lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, HE, HOME, LI, LIAO, PLUMBERS, STRANGER, SUN, WANG
from tests.handlers.house import GROUP, House, replies
from tests.handlers.messages import part, replying_to
from tickets.acts.keep_promises import keep_promises
from tickets.outgoing import Audience
from tickets.people import Person
from tickets.ticket import STAFF, State, Ticket, Urgency

GAS = "救命，家里煤气泄漏，味道很重"
FOUND = "不会修，而且现在煤气泄漏了，味道很重"


def overheard(house: House, besides: Ticket | None = None) -> Ticket:
    """The emergency that is a draft of its own."""
    draft = house.ticket
    assert besides is None or draft.id == besides.id + 1
    assert (draft.state, draft.urgency, draft.category) == (State.DRAFT, Urgency.EMERGENCY, "gas")
    return draft


@pytest.mark.parametrize("command", ["report", "start", "urgent", "urgent@huiyin_bot"])
@pytest.mark.parametrize("words", [f"{GAS}，3-2-1201", "厨房水龙头滴水"])
async def test_words_after_a_command_that_takes_none_are_taken_in(house: House, command: str, words: str) -> None:
    assert replies(await house.writes(WANG, f"/{command} {words}")) == []
    assert [wording.text for wording in house.work.words(house.ticket.id)] == [words]
    assert house.view(WANG) == ""


@pytest.mark.parametrize("command", ["my", "help", "language", "claim", "unbind", "desk"])
async def test_a_danger_after_any_other_command_is_taken_in_besides(house: House, command: str) -> None:
    answered = await house.writes(WANG, f"/{command} {GAS}")
    assert replies(answered), "the command is answered as ever"
    assert overheard(house).place.unit_id == HOME.id


async def test_after_report_words_join_what_is_half_finished(house: House) -> None:
    await house.writes(WANG, "厨房水龙头滴水")
    await house.writes(WANG, "/report 厨房的那个")
    assert [wording.text for wording in house.work.words(house.ticket.id)] == ["厨房水龙头滴水", "厨房的那个"]


async def test_a_danger_where_a_code_is_awaited_is_taken_in_and_the_code_is_awaited_on(house: House) -> None:
    await house.writes(STRANGER, "/claim")
    told = await house.writes(STRANGER, GAS)
    assert (replies(told), told.state) == (["staff/ask_code"], "claim")
    overheard(house)
    assert house.work.guesses == [], "nobody guessed"


async def test_a_danger_in_the_reason_of_a_hand_back(house: House) -> None:
    ticket = await house.accepted()
    await house.presses(CHEN, f"hand_back:{ticket.id}:1")
    assert replies(await house.writes(CHEN, FOUND)) == ["staff/reason_kept"]
    assert house.work.news(Audience.GROUP, GROUP)[-1] == "handed_back"
    draft = overheard(house, ticket)
    assert (draft.resident_id, draft.channel, draft.place) == (CHEN.id, STAFF, ticket.place)


async def test_a_danger_in_what_shows_the_work(house: House) -> None:
    ticket = await house.accepted()
    await house.presses(CHEN, f"finish:{ticket.id}:1")
    told = await house.writes(CHEN, **part("a", "one", "换好了，但是厨房煤气泄漏"))
    assert (replies(told), told.state) == (["staff/evidence_kept"], f"evidence:{ticket.id}:1")
    assert [file.file_id for file in house.work.files(overheard(house, ticket).id)] == ["one"]


async def test_a_danger_in_the_reason_of_a_new_time(house: House) -> None:
    ticket = await house.accepted()
    await house.presses(SUN, f"new_time:{ticket.id}:1:60")
    assert replies(await house.writes(SUN, "师傅在抢修，楼道里煤气味很重")) == ["staff/reason_kept"]
    assert overheard(house, ticket).channel == STAFF
    assert house.work.ticket(ticket.id).promised_at == house.now + timedelta(hours=1)


async def test_a_danger_in_the_place_that_was_asked_for(house: House) -> None:
    await house.writes(LIAO, "厨房水管爆了，水都流到客厅了")
    ticket = house.ticket
    await house.presses(LIAO, f"confirm:{ticket.id}:0")
    await house.presses(LI, f"place:{ticket.id}:1")
    assert replies(await house.writes(LI, "3-2-1201，现在那边煤气泄漏")) == ["staff/place_kept"]
    assert overheard(house, ticket).place.unit_id == HOME.id


async def test_a_danger_is_taken_in_also_where_the_answer_is_refused(house: House) -> None:
    ticket = await house.accepted()
    await house.presses(CHEN, f"hand_back:{ticket.id}:1")
    house.work.save(replace(house.work.ticket(ticket.id), assignee_id=HE.id, round=2))
    assert replies(await house.writes(CHEN, FOUND)) == ["common/refused"]
    overheard(house, ticket)


async def test_a_danger_in_a_note_in_the_group_is_shown_to_whoever_wrote_it(house: House) -> None:
    ticket = await house.accepted()
    reply = replying_to(house.card(GROUP), GROUP, "supergroup")
    assert replies(await house.writes(CHEN, "这户煤气泄漏，味道很重", chat=GROUP, **reply)) == []
    draft = overheard(house, ticket)
    assert [card.chat_id for card in house.work.cards(draft.id)] == [CHEN.id]


async def test_a_danger_in_what_is_said_to_somebody_else_is_none_of_ours(house: House) -> None:
    ticket = await house.accepted()
    await house.writes(CHEN, "那户煤气泄漏", chat=GROUP, **replying_to(4711, GROUP, "supergroup"))
    assert house.ticket.id == ticket.id


@pytest.mark.parametrize("who", [CHEN, SUN])
async def test_what_colleagues_report_goes_to_the_group_where_nobody_confirms_it(house: House, who: Person) -> None:
    await house.writes(who, "3-2-1201水管爆了，水漫到客厅")
    house.passes(minutes=1)
    ticket = keep_promises(house.work, house.ticket.id, at=house.now)
    assert (ticket.channel, ticket.unconfirmed, ticket.group_id) == (STAFF, True, PLUMBERS.id)
    assert house.work.person(who.id).unit_id is None, "where they work they do not live"


async def test_what_the_emergency_itself_was_about_is_raised_no_second_time(house: House) -> None:
    await house.writes(WANG, "厨房水管爆了，水都流到客厅了")
    ticket = house.ticket
    await house.presses(WANG, f"confirm:{ticket.id}:0")
    await house.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP)
    await house.presses(CHEN, f"finish:{ticket.id}:1")
    assert replies(await house.writes(CHEN, "爆裂的水管换好了")) == ["staff/evidence_kept"]
    await house.presses(CHEN, f"hand_back:{ticket.id}:1")
    await house.writes(CHEN, "水管爆了，水太大，一个人修不了")
    assert house.ticket.id == ticket.id
