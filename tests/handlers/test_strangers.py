"""Other people's, stale and forged buttons and links; the wrong chat; more than can be answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import CHEN, HE, LIAO, NIGHT, PLUMBERS, STRANGER, WANG
from tests.handlers.house import BOT, GROUP, House, replies, toast
from tests.handlers.messages import photo, replying_to
from tickets.acts.keep_promises import keep_promises
from tickets.ticket import State

ANONYMOUS: dict[str, Any] = {
    "sender_chat": {"id": GROUP, "type": "supergroup", "title": "给水电组"},
}
RESIDENTS = ("confirm", "drop", "cancel", "nudge", "sign", "rate", "reject", "join", "new", "add", "show")


@pytest.mark.parametrize("verb", RESIDENTS)
async def test_a_residents_buttons_are_nobody_elses(house: House, verb: str) -> None:
    ticket = await house.dispatched(WANG) if verb not in ("confirm", "drop") else await house.drafted(WANG)
    argument = {"rate": ":5", "cancel": ":yes", "reject": ":yes"}.get(verb, "")
    assert toast(await house.presses(LIAO, f"{verb}:{ticket.id}:{ticket.round}{argument}")) == "not_yours"
    assert house.work.ticket(ticket.id) == ticket


@pytest.mark.parametrize("verb", ["accept", "arrive", "finish", "hand_back"])
async def test_a_strangers_press_outside_the_group_does_nothing(house: House, verb: str) -> None:
    ticket = await house.dispatched(WANG)
    for chat in (None, -4000):
        assert toast(await house.presses(STRANGER, f"{verb}:{ticket.id}:1", chat=chat)) == "not_yours"
    assert house.work.ticket(ticket.id) == ticket


@pytest.mark.parametrize(
    "data",
    [
        "",
        "confirm",
        "confirm:1",
        "confirm:x:1",
        "fly:1:1",
        "rate:1:1:9",
        "rate:1:1:٣",
        "reason:1:1:weather",
        "set_kind:1:0:bug",
        "set_urgency:1:0:now",
        "set_unit:1:0:x",
        "view:1:0:secret",
        "new_time:1:1:99999999",
        "assign:1:1:-5",
        "approve:0:0:1",
        "language:0:0:xx",
        "confirm:1:1:" + "长" * 20,
        "confirm:999999999999999999:1",
    ],
)
async def test_forged_buttons_do_nothing(house: House, data: str) -> None:
    ticket = await house.drafted(WANG)
    assert toast(await house.presses(WANG, data)) == "forged"
    assert house.work.ticket(ticket.id) == ticket


@pytest.mark.parametrize(
    ("data", "answer"),
    [("set_category:1:0:nonsense", "not_now"), ("set_unit:1:0:999", "not_now"), ("confirm:77:1", "gone")],
)
async def test_choices_that_were_never_offered_are_refused(house: House, data: str, answer: str) -> None:
    ticket = await house.drafted(WANG)
    assert toast(await house.presses(WANG, data)) == answer
    assert house.work.ticket(ticket.id) == ticket


async def test_a_stale_button_says_what_is_so_now_and_the_card_is_brought_up_to_date(house: House) -> None:
    ticket = await house.dispatched(WANG)
    shown = len(house.work.shown)
    again = await house.presses(WANG, f"confirm:{ticket.id}:0")
    assert again.answer is not None
    assert (again.answer.template, again.answer.params) == ("not_now", {"state": "dispatched", "name": None})
    assert [(show.chat_id, show.anew) for show in house.work.shown[shown:]] == [(WANG.id, False)]


async def test_a_second_press_is_answered_and_changes_nothing(house: House) -> None:
    ticket = await house.accepted()
    assert toast(await house.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP)) == "taken"
    assert house.ticket == ticket


@pytest.mark.parametrize(
    "payload",
    ["role", "back", "back_1", "back_x_1", "back_1_1_1", "finish_²_1", "fly_1", "my_1", "back_9999999999999999_1"],
)
async def test_forged_links_are_refused(house: House, payload: str) -> None:
    refused = await house.writes(STRANGER, f"/start {payload}")
    assert (replies(refused), refused.messages[0].params["reason"]) == (["common/refused"], "code_refused")


async def test_whoever_presses_in_a_bound_private_group_counts_as_a_technician(house: House) -> None:
    ticket = await house.dispatched(WANG)
    assert toast(await house.presses(STRANGER, f"accept:{ticket.id}:1", chat=GROUP)) == "accepted"
    assert house.work.is_technician(PLUMBERS.id, STRANGER.id)


async def test_in_a_public_group_the_head_approves_first(house: House) -> None:
    house.work.bound = [replace(PLUMBERS, public=True)]
    ticket = await house.dispatched(WANG)
    for _ in range(2):
        assert toast(await house.presses(STRANGER, f"accept:{ticket.id}:1", chat=GROUP)) == "awaiting_approval"
    assert house.work.ticket(ticket.id) == ticket
    (asked,) = house.work.messages
    assert (asked.chat_id, asked.template) == (HE.id, "staff/approve_technician")
    press = f"approve:0:0:{PLUMBERS.id}-{STRANGER.id}"
    assert toast(await house.presses(WANG, press)) == "not_yours"
    approved = await house.presses(HE, press, message=70)
    assert (replies(approved), approved.messages[0].edit) == (["staff/technician_approved"], 70)
    assert toast(await house.presses(STRANGER, f"accept:{ticket.id}:1", chat=GROUP)) == "accepted"


async def test_private_commands_in_a_group_and_the_reverse_are_told_where_they_work(house: House) -> None:
    (message,) = (await house.writes(CHEN, f"/my@{BOT}", chat=GROUP)).messages
    assert (message.template, message.params["url"]) == ("common/wrong_chat", f"https://t.me/{BOT}?start=my")
    assert replies(await house.writes(CHEN, "/start my")) == ["staff/jobs"]
    assert replies(await house.writes(WANG, "/fly")) == ["common/unknown_command"]
    assert replies(await house.writes(CHEN, f"/fly@{BOT}", chat=GROUP)) == ["common/unknown_command"]
    for elsewhere in ("/fly", "/my@other_bot"):
        assert replies(await house.writes(CHEN, elsewhere, chat=GROUP)) == []


async def test_an_anonymous_administrator_is_asked_to_write_as_a_person(house: House) -> None:
    ticket = await house.dispatched(WANG)
    reply = replying_to(house.card(GROUP), GROUP, "supergroup")
    assert replies(await house.writes(CHEN, chat=GROUP, **photo(), **reply, **ANONYMOUS)) == ["common/anonymous"]
    assert house.work.files(ticket.id) == []


async def test_only_the_crew_chooses_a_groups_language(house: House) -> None:
    assert replies(await house.writes(CHEN, "/language", chat=GROUP)) == ["resident/language"]
    assert toast(await house.presses(STRANGER, "language:0:0:en", chat=GROUP)) == "not_yours"
    await house.presses(CHEN, "language:0:0:en", chat=GROUP)
    assert house.locales == {GROUP: "en"}


async def test_fifty_messages_in_five_seconds_lose_nothing_and_get_one_answer_instead_of_fifty(house: House) -> None:
    texts = [f"厨房水龙头滴水第{number}次" for number in range(50)]
    for text in texts:
        await house.writes(WANG, text)
        house.passes(seconds=0.09)
    assert [wording.text for wording in house.work.words(house.ticket.id)] == texts
    assert len(house.work.stored) == 1
    assert [message.template for message in house.work.messages] == ["resident/flood"]
    assert [show.anew for show in house.work.shown].count(True) <= 5
    house.passes(seconds=6)
    assert replies(await house.writes(WANG, "/help")) == ["resident/help"]


async def test_an_empty_report_that_is_left_alone_reaches_nobody(house: House) -> None:
    await house.writes(LIAO, "/report")
    draft = house.ticket
    for minutes in (15, 60):
        keep_promises(house.work, draft.id, at=NIGHT + timedelta(minutes=minutes))
    assert house.ticket.state is State.DROPPED
    assert {show.chat_id for show in house.work.shown} == {LIAO.id}
