"""What technicians, supervisors and the desk do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import CHEN, GUO, HE, LI, LIAO, NIGHT, STRANGER, SUN, WANG, ZHAO
from tests.handlers.house import BOT, GROUP, House, replies, toast
from tests.handlers.messages import part, photo, replying_to
from tests.tickets.acts.stories import WORDS
from tickets.acts.keep_promises import keep_promises
from tickets.outgoing import Audience
from tickets.records import Purpose
from tickets.ticket import State

IN_GROUP = {"chat": GROUP}


async def test_whom_the_bot_cannot_write_to_is_led_to_the_private_chat(house: House) -> None:
    ticket = await house.dispatched(WANG)
    taken = await house.presses(ZHAO, f"accept:{ticket.id}:1", chat=GROUP)
    assert taken.answer is not None
    assert taken.answer.url == f"https://t.me/{BOT}?start=job_{ticket.id}_1"
    assert replies(await house.writes(ZHAO, f"/start job_{ticket.id}_1")) == ["staff/job"]
    assert house.work.person(ZHAO.id).reachable


async def test_a_job_is_handed_back_with_a_reason_typed_in_private(house: House) -> None:
    ticket = await house.accepted()
    led = await house.presses(CHEN, f"hand_back:{ticket.id}:1", chat=GROUP)
    assert led.answer is not None
    assert led.answer.url == f"https://t.me/{BOT}?start=back_{ticket.id}_1"
    assert replies(await house.writes(CHEN, f"/start back_{ticket.id}_1")) == ["staff/ask_reason"]
    assert replies(await house.writes(CHEN, **photo())) == ["resident/not_text"]
    assert replies(await house.writes(CHEN, "需要高空作业")) == ["staff/reason_kept"]
    assert (house.ticket.state, house.ticket.round) == (State.DISPATCHED, 2)
    assert [wording.purpose for wording in house.work.words(ticket.id)][-1] is Purpose.REASON
    assert house.work.news(Audience.GROUP, GROUP)[-1] == "handed_back"
    assert toast(await house.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP)) == "outdated"


async def test_a_question_can_be_left(house: House) -> None:
    ticket = await house.accepted()
    await house.writes(CHEN, f"/start back_{ticket.id}_1")
    left = await house.presses(CHEN, "leave:0:0", message=90)
    assert (replies(left), left.messages[0].edit) == (["common/left"], 90)
    await house.writes(CHEN, "我家水龙头也滴水")
    assert house.work.ticket(ticket.id).state is State.ACCEPTED


async def test_only_who_has_the_job_is_asked_why_and_what_it_looks_like(house: House) -> None:
    ticket = await house.accepted()
    for verb in ("hand_back", "arrive", "finish"):
        assert toast(await house.presses(ZHAO, f"{verb}:{ticket.id}:1", chat=GROUP)) == "taken"
    for payload in ("back", "finish", "job"):
        refused = await house.writes(ZHAO, f"/start {payload}_{ticket.id}_1")
        assert refused.messages[0].params["reason"] == "taken"


async def test_work_is_shown_in_the_private_chat_and_then_done(house: House) -> None:
    ticket = await house.accepted()
    assert replies(await house.writes(CHEN, f"/start finish_{ticket.id}_1")) == ["staff/ask_evidence"]
    for number in range(3):
        await house.writes(CHEN, **part("a", f"fixed-{number}"))
    assert [m.template for m in house.work.messages if m.template == "staff/evidence_kept"] == ["staff/evidence_kept"]
    done = await house.presses(CHEN, f"finish:{ticket.id}:1:now", message=60)
    assert (toast(done), replies(done), done.messages[0].edit) == ("done", ["staff/finished"], 60)
    assert [len(photos.files) for photos in house.work.photos if photos.chat_id == WANG.id] == [3]


async def test_a_note_under_a_card_in_the_private_chat_is_said_to_be_one(house: House) -> None:
    await house.writes(WANG, "请问物业费怎么交")
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    noted = await house.writes(LI, "线上可以交", **replying_to(house.card(LI.id), LI.id))
    assert replies(noted) == ["staff/note_kept"]
    assert [told for told in house.work.messages if told.chat_id == WANG.id] == []


async def test_a_group_reply_is_a_note_and_never_reaches_the_resident(house: House) -> None:
    ticket = await house.dispatched(WANG)
    reply = replying_to(house.card(GROUP), GROUP, "supergroup")
    assert replies(await house.writes(CHEN, "阀门老化", chat=GROUP, **reply)) == []
    assert [wording.purpose for wording in house.work.words(ticket.id)][-1] is Purpose.NOTE
    assert house.work.messages == []
    await house.writes(CHEN, "不是说工单", chat=GROUP, **replying_to(3, GROUP, "supergroup"))
    await house.writes(CHEN, "聊天", chat=GROUP)
    assert len(house.work.words(ticket.id)) == 2


async def test_a_supervisor_holds_assigns_and_promises_a_new_time(house: House) -> None:
    await house.writes(WANG, WORDS)
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    ticket = house.ticket
    house.passes(minutes=6)
    keep_promises(house.work, ticket.id, at=house.now)
    held = await house.presses(SUN, f"hold:{ticket.id}:1")
    assert held.answer is not None
    assert held.answer.params == {"until": (house.now + timedelta(minutes=10)).isoformat()}

    await house.presses(SUN, f"view:{ticket.id}:1:assign")
    assert house.view(SUN) == "assign"
    assert toast(await house.presses(SUN, f"assign:{ticket.id}:1:{CHEN.id}")) == "assigned"
    assert (house.ticket.assignee_id, house.view(SUN)) == (CHEN.id, "")
    assert toast(await house.presses(SUN, f"assign:{ticket.id}:1:{LIAO.id}")) == "not_yours"

    asked = await house.presses(SUN, f"new_time:{ticket.id}:2:60")
    assert (replies(asked), asked.messages[0].params["until"]) == (
        ["staff/new_time_reason"],
        (house.now + timedelta(hours=1)).isoformat(),
    )
    assert replies(await house.writes(SUN, "要等配件")) == ["staff/reason_kept"]
    assert house.ticket.promised_at == house.now + timedelta(hours=1)
    assert house.work.news(Audience.RESIDENT, WANG.id)[-1] == "new_time"


async def test_the_moment_that_a_button_names_is_the_one_that_is_promised(house: House) -> None:
    ticket, nine = await house.accepted(), datetime(2026, 11, 23, 1, tzinfo=UTC)
    button = f"new_time:{ticket.id}:1:{int(nine.timestamp()) // 60}"
    assert (await house.presses(HE, button)).messages[0].params["until"] == nine.isoformat()
    house.now = nine
    assert toast(await house.presses(HE, button)) == "outdated"


async def test_whoever_was_given_the_job_chooses_a_new_time_on_their_own_card(house: House) -> None:
    ticket = await house.accepted()
    await house.presses(SUN, f"assign:{ticket.id}:1:{CHEN.id}")
    asked = await house.presses(CHEN, f"new_time:{ticket.id}:2:30")
    assert (replies(asked), asked.answer) == (["staff/new_time_reason"], None)


async def test_whoever_has_the_job_sets_a_new_time_twice_from_the_group(house: House) -> None:
    ticket = await house.accepted()
    led = await house.presses(CHEN, f"new_time:{ticket.id}:1:30", chat=GROUP)
    assert led.answer is not None
    assert led.answer.url == f"https://t.me/{BOT}?start=time_{ticket.id}_1_30"
    for _ in range(2):
        assert replies(await house.writes(CHEN, f"/start time_{ticket.id}_1_30")) == ["staff/new_time_reason"]
        assert replies(await house.writes(CHEN, "等配件")) == ["staff/reason_kept"]
    third = await house.writes(CHEN, f"/start time_{ticket.id}_1_30")
    assert third.messages[0].params["reason"] == "too_many_new_times"


async def test_a_new_time_that_passed_before_its_reason_came_is_not_promised(house: House) -> None:
    ticket = await house.accepted()
    await house.writes(CHEN, f"/start time_{ticket.id}_1_30")
    house.passes(minutes=31)
    late = await house.writes(CHEN, "等配件")
    assert late.messages[0].params["reason"] == "outdated"
    assert (house.ticket.promised_at, late.state) == (None, None)


@pytest.mark.parametrize("data", ["hold:1:1", "assign:1:1:201", "new_time:1:1:30", "open:1:1", "over_heads:1:1"])
@pytest.mark.parametrize("person", [WANG, STRANGER, LIAO], ids=lambda person: person.name)
async def test_supervisors_buttons_are_not_for_others(house: House, data: str, person: object) -> None:
    await house.dispatched(WANG)
    before = (dict(house.work.stored), len(house.work.history))
    assert toast(await house.presses(person, data)) == "not_yours"  # type: ignore[arg-type]
    assert (house.work.stored, len(house.work.history)) == before


async def test_the_whole_history_is_open_to_the_office(house: House) -> None:
    ticket = await house.signed()
    (message,) = (await house.presses(SUN, f"open:{ticket.id}:1")).messages
    lines = message.params["lines"]
    assert [line["what"] for line in lines] == [fact.code for fact in house.work.facts(ticket.id)]  # type: ignore[attr-defined]
    assert {line["to"] for line in lines if line["what"] == "owner_named"} == {LI.name}  # type: ignore[attr-defined]
    assert message.params["words"] == [
        {
            "at": NIGHT.isoformat(),
            "name": WANG.name,
            "text": "厨房水龙头滴水，3-2-1201",
            "heard": False,
            "earlier": False,
        }
    ]


async def test_the_owner_goes_over_everybodys_head(house: House) -> None:
    ticket = await house.dispatched(WANG)
    assert toast(await house.presses(LI, f"over_heads:{ticket.id}:1")) == "saved"
    assert house.work.news(Audience.SUPERVISOR, SUN.id) == ["over_heads"]


async def test_a_ticket_of_the_desk_is_assigned_by_the_desk(house: House) -> None:
    house.work.bound.clear()
    ticket = await house.dispatched(WANG)
    await house.presses(LI, f"view:{ticket.id}:1:assign")
    assert house.view(LI) == "assign"
    await house.presses(LI, f"assign:{ticket.id}:1:{GUO.id}")
    assert house.ticket.assignee_id == GUO.id


async def test_a_pressed_card_is_met_before_anything_else(house: House) -> None:
    ticket = await house.dispatched(WANG)
    house.work.met.clear()
    await house.presses(STRANGER, f"sign:{ticket.id}:1", message=77)
    await house.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP, message=78)
    await house.presses(WANG, "help:0:0", message=79)
    assert house.work.met == [(ticket.id, STRANGER.id, 77), (ticket.id, GROUP, 78)]
