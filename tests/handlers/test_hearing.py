"""What a machine heard in a recording: beside it, read like words, and never taken for the resident's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import CHEN, LI, LIAO, WANG
from tests.handlers.house import GROUP, House
from tests.handlers.messages import photo, replying_to, voice
from tickets.acts.keep_promises import keep_promises
from tickets.outgoing import Audience
from tickets.records import Purpose
from tickets.ticket import State, Urgency

DRIP, BURST = "厨房水龙头滴水", "厨房水管爆了，水都流到客厅了"


@pytest.fixture
def listening(house: House) -> House:
    """A house with a transcriber."""
    house.work.policy = replace(house.work.policy, transcribes=True)
    return house


def goes_out(house: House) -> None:
    house.passes(minutes=5)
    keep_promises(house.work, house.ticket.id, at=house.now)


def heard(house: House) -> list[tuple[Purpose, str]]:
    return [(each.purpose, each.text) for each in house.work.words(house.ticket.id)]


async def test_without_a_transcriber_nothing_is_asked(house: House) -> None:
    await house.writes(WANG, **voice())
    assert house.work.errands == []


async def test_a_recording_is_ordered_once_and_a_picture_never(listening: House) -> None:
    await listening.writes(WANG, **photo())
    await listening.writes(WANG, **voice())
    (errand,) = listening.work.errands
    assert (errand.name, errand.chat_id, errand.by, errand.params["file_id"]) == (
        "transcription",
        WANG.id,
        WANG.id,
        "spoken",
    )


async def test_what_was_heard_is_read_back_and_confirmed(listening: House) -> None:
    await listening.writes(WANG, **voice())
    await listening.learns(text=DRIP)
    assert heard(listening) == [(Purpose.TRANSCRIPT, DRIP)]
    assert (listening.ticket.category, listening.view(WANG)) == ("plumbing", "")
    await listening.presses(WANG, f"confirm:{listening.ticket.id}:0")
    assert (listening.ticket.unconfirmed, listening.work.group(listening.ticket.group_id or 0).chat_id) == (
        False,
        GROUP,
    )


async def test_unconfirmed_a_person_listens_all_the_same(listening: House) -> None:
    await listening.writes(WANG, **voice())
    await listening.learns(text=DRIP)
    goes_out(listening)
    assert (listening.ticket.state, listening.ticket.group_id) == (State.DISPATCHED, None)
    assert listening.ticket.unheard_at is not None


@pytest.mark.parametrize("said", ["喂喂", "嗯那个你来看看就知道了"])
async def test_what_says_nothing_clear_asks_nothing_again(listening: House, said: str) -> None:
    await listening.writes(WANG, **voice())
    await listening.learns(text=said)
    assert (heard(listening), listening.view(WANG)) == ([(Purpose.TRANSCRIPT, said)], "words")
    assert len(listening.work.news(Audience.RESIDENT, WANG.id)) == 1


@pytest.mark.parametrize("found", [{"error": "NotTranscribed"}, {"text": ""}, {"text": " \x00"}])
async def test_nothing_heard_is_nothing_kept(listening: House, found: dict[str, str]) -> None:
    await listening.writes(WANG, **voice())
    await listening.learns(**found)
    assert heard(listening) == []


async def test_a_danger_that_was_heard_is_an_emergency_at_once(listening: House) -> None:
    await listening.writes(WANG, **voice())
    await listening.learns(text=BURST)
    assert (listening.ticket.urgency, listening.ticket.hazard_at) == (Urgency.EMERGENCY, listening.now)
    listening.passes(minutes=1)
    keep_promises(listening.work, listening.ticket.id, at=listening.now)
    assert listening.work.news(Audience.GROUP, GROUP) == [""]


async def test_a_danger_heard_after_it_went_out_reaches_the_group(listening: House) -> None:
    await listening.writes(WANG, **voice())
    goes_out(listening)
    await listening.learns(text=BURST)
    assert len(listening.work.stored) == 1
    assert (listening.ticket.urgency, listening.ticket.category) == (Urgency.EMERGENCY, "plumbing")
    assert listening.work.news(Audience.GROUP, GROUP) == [""]
    assert GROUP in [photos.chat_id for photos in listening.work.photos]
    assert listening.work.news(Audience.RESIDENT, WANG.id)[-1] == "raised"


async def test_heard_late_without_a_danger_it_stands_on_the_cards_in_silence(listening: House) -> None:
    await listening.writes(LIAO, **voice())
    goes_out(listening)
    before = listening.work.news(Audience.DESK, LI.id)
    await listening.learns(text=DRIP)
    assert heard(listening) == [(Purpose.TRANSCRIPT, DRIP)]
    assert listening.work.news(Audience.DESK, LI.id) == before
    assert listening.work.shown[-1].ticket_id == listening.ticket.id
    assert listening.ticket.unheard_at is not None, "somebody listens all the same"


async def test_an_addition_goes_to_the_crew_as_heard(listening: House) -> None:
    ticket = await listening.accepted()
    await listening.presses(WANG, f"add:{ticket.id}:1")
    await listening.writes(WANG, **voice())
    await listening.learns(text="请带梯子来")
    (passed,) = [message for message in listening.work.messages if message.template == "staff/resident_added"]
    assert (passed.chat_id, passed.params["words"], passed.params["heard"]) == (GROUP, "请带梯子来", True)


async def test_a_danger_in_an_addition_is_a_matter_besides(listening: House) -> None:
    ticket = await listening.accepted()
    await listening.presses(WANG, f"add:{ticket.id}:1")
    await listening.writes(WANG, **voice())
    await listening.learns(text="闻到很重的煤气味，头晕")
    assert (listening.ticket.id, listening.ticket.urgency) == (ticket.id + 1, Urgency.EMERGENCY)
    assert [purpose for purpose, _ in heard(listening)] == [Purpose.TRANSCRIPT]


async def test_joined_to_a_ticket_the_words_follow(listening: House) -> None:
    ticket = await listening.dispatched(WANG)
    await listening.writes(WANG, **voice())
    await listening.presses(WANG, f"join:{listening.ticket.id}:0")
    await listening.learns(text="就是昨天那个龙头")
    assert (Purpose.TRANSCRIPT, "就是昨天那个龙头") in [
        (each.purpose, each.text) for each in listening.work.words(ticket.id)
    ]


async def test_an_edit_never_replaces_what_was_heard(listening: House) -> None:
    context = await listening.writes(WANG, **voice())
    await listening.learns(text=DRIP)
    await listening.edits(WANG, context.message_id, None, caption="客厅灯不亮了", **voice())
    assert (Purpose.TRANSCRIPT, DRIP) in heard(listening)
    assert (Purpose.REPORT, "客厅灯不亮了") in heard(listening)


async def test_what_was_given_up_stays_so(listening: House) -> None:
    await listening.writes(WANG, **voice())
    await listening.presses(WANG, f"drop:{listening.ticket.id}:0")
    await listening.learns(text=BURST)
    assert (listening.ticket.state, heard(listening)) == (State.DROPPED, [])


async def test_staff_who_send_evidence_are_not_written_down(listening: House) -> None:
    ticket = await listening.accepted()
    await listening.writes(CHEN, chat=GROUP, **voice(), **replying_to(listening.card(GROUP), GROUP, "supergroup"))
    assert [file.purpose for file in listening.work.files(ticket.id)] == [Purpose.EVIDENCE]
    assert listening.work.errands == []


async def test_what_was_heard_is_no_place_by_guess(listening: House) -> None:
    await listening.writes(LIAO, DRIP)
    assert listening.view(LIAO) == "place"
    await listening.writes(LIAO, **voice())
    await listening.learns(text="就在老地方")
    assert (listening.ticket.place.public, heard(listening)[-1]) == (None, (Purpose.TRANSCRIPT, "就在老地方"))
