"""The office answers a resident through the bot: neither sees the other's number (RP14)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.cast import CHEN, HE, LI, LIAO, STRANGER, WANG, ZHAO
from tests.handlers.house import BOT, GROUP, House, replies, toast
from tests.handlers.messages import photo, replying_to
from tickets.outgoing import Message
from tickets.people import Person
from tickets.records import Purpose
from tickets.ticket import Kind, Ticket, Urgency

pytestmark = pytest.mark.rule("RP14")


async def relayed(house: House, words: str = "我几点在家合适") -> Ticket:
    """A ticket of Chen's whose resident asks something."""
    ticket = await house.accepted()
    await house.writes(WANG, words, **replying_to(house.card(WANG.id), WANG.id))
    return ticket


def under_it(house: House, chat: int = GROUP) -> dict[str, Any]:
    return replying_to(house.work.stands_in("staff/resident_added"), chat, "supergroup" if chat < 0 else "private")


def answers(house: House, person: Person = WANG) -> list[Message]:
    return [told for told in house.work.messages if (told.chat_id, told.template) == (person.id, "resident/answer")]


async def test_a_reply_to_a_relayed_message_goes_to_the_resident(house: House) -> None:
    ticket = await relayed(house)
    confirmed = await house.writes(CHEN, "四点到您家", chat=GROUP, **under_it(house))
    assert [(each.template, each.params["reached"]) for each in confirmed.messages] == [("staff/answered", True)]
    (answer,) = answers(house)
    assert answer.params == {"number": ticket.number, "name": CHEN.name, "words": "四点到您家"}
    assert house.work.words(ticket.id)[-1].purpose is Purpose.ANSWER
    assert house.work.happened(ticket.id)[-2:] == ["ResidentAnswered", "TaskDone"]


async def test_the_resident_answers_back_under_the_card(house: House) -> None:
    ticket = await relayed(house)
    await house.writes(CHEN, "四点到您家", chat=GROUP, **under_it(house))
    reply = replying_to(house.work.stands_in("resident/answer"), WANG.id)
    assert replies(await house.writes(WANG, "好的，四点见", **reply)) == ["resident/added"]
    relays = [told.params["words"] for told in house.work.messages if told.template == "staff/resident_added"]
    assert (relays[-1], len(house.work.stored), ticket.id) == ("好的，四点见", 1, house.ticket.id)


async def test_a_corrected_answer_reaches_the_resident_too(house: House) -> None:
    await relayed(house)
    written = await house.writes(CHEN, "四点到您家", chat=GROUP, **under_it(house))
    where = {"chat": {"id": GROUP, "type": "supergroup"}}
    await house.takes(
        {
            "edited_message": {
                "message_id": written.message_id,
                "date": 1,
                "edit_date": 2,
                "text": "五点到您家",
                "from": {"id": CHEN.id, "is_bot": False, "first_name": CHEN.name},
            }
            | where
        }
    )
    assert [each.params["words"] for each in answers(house)] == ["四点到您家", "五点到您家"]


async def test_a_question_at_the_desk_is_answered_by_the_button_of_its_card(house: House) -> None:
    await house.writes(WANG, "请问装修几点到几点可以施工？")
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    ticket = house.ticket
    assert (ticket.kind, ticket.group_id) == (Kind.INQUIRY, None)
    await house.presses(LI, f"answer:{ticket.id}:{ticket.round}")
    await house.writes(LI, "工作日八点到十二点，十四点到十八点")
    (answer,) = answers(house)
    assert answer.params["words"] == "工作日八点到十二点，十四点到十八点"


async def test_a_danger_in_an_answer_typed_in_private_is_heard(house: House) -> None:
    await house.writes(WANG, "请问装修几点到几点可以施工？")
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    await house.writes(WANG, "周末也可以吗", **replying_to(house.card(WANG.id), WANG.id))
    await house.writes(LI, "不可以。楼道里煤气泄漏了，请别点火", **under_it(house, LI.id))
    assert [answer.params["words"] for answer in answers(house)] == ["不可以。楼道里煤气泄漏了，请别点火"]
    assert (len(house.work.stored), house.ticket.urgency) == (2, Urgency.EMERGENCY)


async def test_a_photo_in_reply_stays_evidence(house: House) -> None:
    ticket = await relayed(house)
    await house.writes(CHEN, chat=GROUP, **photo("fixed"), **under_it(house))
    await house.writes(CHEN, chat=GROUP, **photo("fixed") | {"caption": "换好了"}, **under_it(house))
    assert [file.purpose for file in house.work.files(ticket.id)] == [Purpose.EVIDENCE, Purpose.EVIDENCE]
    assert answers(house) == []


async def test_replies_to_the_card_and_to_the_unknown_reach_no_resident(house: House) -> None:
    ticket = await relayed(house)
    await house.writes(CHEN, "阀门老化", chat=GROUP, **replying_to(house.card(GROUP), GROUP, "supergroup"))
    assert house.work.words(ticket.id)[-1].purpose is Purpose.NOTE
    await house.writes(CHEN, "不是说工单", chat=GROUP, **replying_to(3, GROUP, "supergroup"))
    assert (answers(house), len(house.work.words(ticket.id))) == ([], 3)


async def test_a_reply_to_the_confirmation_is_a_note(house: House) -> None:
    ticket = await relayed(house)
    await house.writes(CHEN, "四点到您家", chat=GROUP, **under_it(house))
    reply = replying_to(house.work.stands_in("staff/answered"), GROUP, "supergroup")
    await house.writes(ZHAO, "这家难说话", chat=GROUP, **reply)
    assert (len(answers(house)), house.work.words(ticket.id)[-1].purpose) == (1, Purpose.NOTE)


async def test_the_button_asks_for_the_words_in_private(house: House) -> None:
    ticket = await relayed(house)
    led = await house.presses(ZHAO, f"answer:{ticket.id}:1", chat=GROUP, message=70)
    assert led.answer is not None
    assert (led.answer.template, led.answer.url) == ("in_private", f"https://t.me/{BOT}?start=answer_{ticket.id}")
    assert replies(await house.writes(ZHAO, f"/start answer_{ticket.id}")) == ["staff/ask_answer"]
    assert replies(await house.writes(ZHAO, **photo())) == ["resident/not_text"]
    assert replies(await house.writes(ZHAO, "四点到您家")) == ["staff/answered"]
    assert [each.params["name"] for each in answers(house)] == [ZHAO.name]


async def test_what_has_no_group_is_answered_by_the_desk(house: House) -> None:
    await house.writes(WANG, "请问物业费怎么交")
    await house.presses(WANG, f"confirm:{house.ticket.id}:0")
    await house.writes(WANG, "可以刷卡吗", **replying_to(house.card(WANG.id), WANG.id))
    assert replies(await house.writes(LI, "可以", **under_it(house, LI.id))) == ["staff/answered"]
    assert replies(await house.presses(LI, f"answer:{house.ticket.id}:1", message=70)) == ["staff/ask_answer"]
    assert replies(await house.writes(LI, "也可以微信")) == ["staff/answered"]
    assert [each.params["words"] for each in answers(house)] == ["可以", "也可以微信"]


@pytest.mark.parametrize("person", [LIAO, STRANGER], ids=lambda person: person.name)
async def test_nobody_else_answers_a_resident(house: House, person: Person) -> None:
    ticket = await relayed(house)
    refused = await house.writes(person, f"/start answer_{ticket.id}")
    assert [message.params["reason"] for message in refused.messages] == ["not_yours"]
    await house.writes(person, "给我开门")
    assert toast(await house.presses(person, f"answer:{ticket.id}:1")) == "not_yours"
    assert answers(house) == []


async def test_in_a_group_that_no_longer_has_the_ticket_the_answer_is_refused_aloud(house: House) -> None:
    ticket = await relayed(house)
    house.work.save(replace(house.ticket, group_id=2, assignee_id=None))
    house.work.crew.discard((1, CHEN.id))
    refused = await house.writes(CHEN, "四点到您家", chat=GROUP, **under_it(house))
    assert [(each.template, each.params["reason"]) for each in refused.messages] == [("common/refused", "not_yours")]
    assert (answers(house), house.work.words(ticket.id)[-1].text) == ([], "我几点在家合适")


async def test_a_head_may_answer(house: House) -> None:
    await relayed(house)
    await house.writes(HE, "请见谅，四点到", chat=GROUP, **under_it(house))
    assert [each.params["name"] for each in answers(house)] == [HE.name]


async def test_the_group_is_told_whom_the_bot_cannot_write_to(house: House) -> None:
    ticket = await relayed(house)
    house.work.save_person(replace(house.work.person(WANG.id), reachable=False))
    confirmed = await house.writes(CHEN, "四点到您家", chat=GROUP, **under_it(house))
    assert [(each.template, each.params["reached"]) for each in confirmed.messages] == [("staff/answered", False)]
    assert (answers(house), house.work.words(ticket.id)[-1].purpose) == ([], Purpose.NOTE)
