"""How words become cards, over HTTP: hard messages, several matters, and what has no words."""

from __future__ import annotations

import pytest

from tests.cast import CHEN, EVERYTHING, LIAO, SMITH, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words
from tickets.people import Person
from tickets.ticket import Kind, State, Urgency

REPAIR, COMPLAINT, INQUIRY = Kind.REPAIR, Kind.COMPLAINT, Kind.INQUIRY
EMERGENCY, ROUTINE = Urgency.EMERGENCY, Urgency.ROUTINE
HARD = {
    "厨房水管爆了，3栋2单元1201，水都流到客厅了": (WANG, REPAIR, "plumbing", EMERGENCY, "3-2-1201"),
    "人一进灶间就发晕,有股臭鸡蛋味儿,三栋二单元十二楼01": (WANG, REPAIR, "gas", EMERGENCY, "3-2-1201"),
    "打不着火，没闻到煤气味，换了电池也不行": (WANG, REPAIR, "appliance", ROUTINE, "3-2-1201"),
    "万一哪天闻到煤气味，先关阀门还是先打电话？": (WANG, INQUIRY, "utilities", ROUTINE, "3-2-1201"),
    "困𨋢呀!3座,入面好焗,有個BB喊緊": (LIAO, REPAIR, "elevator", EMERGENCY, "3"),
    "8座23樓C室洗手盆去水好慢,唔急": (LIAO, REPAIR, "drainage", ROUTINE, "8-23C"),
    "瓦斯桶接頭那邊有嘶嘶聲,整個陽台都是那個味道": (LIAO, REPAIR, "gas", EMERGENCY, ""),
    "３－２－１２０１ 空调 KFR-35GW 昨天 12:05 起不制冷，花了 1203 块修过": (WANG, REPAIR, "hvac", ROUTINE, "3-2-1201"),
    "got zapped off the shower tap, Blk 7 #12-01": (SMITH, REPAIR, "electrical", EMERGENCY, "7-1201"),
    "lift 2 of Tower B is stuck at the ground floor with its doors open, nobody in it": (
        SMITH,
        REPAIR,
        "elevator",
        ROUTINE,
        "B",
    ),
    "报修三回了，卫生间还是漏，物业的人影都没见着": (WANG, COMPLAINT, "service_delay", ROUTINE, "3-2-1201"),
}


@pytest.mark.parametrize("text", HARD)
async def test_a_hard_message_is_understood_the_first_time(estate: Estate, text: str) -> None:
    who, kind, category, urgency, place = HARD[text]
    await estate.speaker(who).say(text)
    (draft,) = await estate.tickets(who)
    assert (draft.kind, draft.category, draft.urgency) == (kind, category, urgency)
    assert "-".join(part for part in (draft.place.building, draft.place.section, draft.place.room) if part) == place


async def test_several_matters_become_a_ticket_each(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("厨房水龙头滴水，另外楼上天天半夜很吵")
    offer = await wang.last()
    for line in ("您好像说了 2 件事", "1. 🔵 报修 · 给水", "2. 🔵 投诉 · 噪"):
        assert line in words(offer)
    assert buttons(offer) == ["分开报，每件一单", "合成一单", "不报了"]
    await wang.press("分开报，每件一单")
    cards = [message for message in await wang.messages() if "没错，提交" in buttons(message)]
    assert [words(card).partition("内容　")[2].splitlines()[0] for card in cards] == [
        "厨房水龙头滴水",
        "另外楼上天天半夜很吵",
    ]
    for card in cards:
        await wang.press("没错，提交", message_id=card["message_id"])
    tickets = await estate.tickets(WANG)
    assert {(each.kind, each.category, each.number, each.place.room) for each in tickets} == {
        (REPAIR, "plumbing", "R-261123-001", "1201"),
        (COMPLAINT, "noise", "C-261123-002", "1201"),
    }


async def test_an_emergency_among_several_waits_for_nothing(estate: Estate) -> None:
    smith = estate.speaker(SMITH)
    await smith.say("Kitchen pipe burst, block 3 unit 2 room 1202. Also the corridor light is out")
    alarm, rest = (message for message in await smith.messages() if message.get("outgoing"))
    assert "Yes, send somebody now" in buttons(alarm)
    assert "Yes, send it" in buttons(rest)
    await smith.press("Yes, send somebody now")
    assert "Also the corridor light is out" in words(await estate.in_group(CHEN).last())
    states = {each.urgency: each.state for each in await estate.tickets(SMITH)}
    assert states == {EMERGENCY: State.DISPATCHED, ROUTINE: State.DRAFT}


@pytest.mark.parametrize("what", ["photo", "voice"])
async def test_what_has_no_words_is_asked_one_question(estate: Estate, what: str) -> None:
    wang = estate.speaker(WANG)
    await wang.say(**{what: "leak" if what == "photo" else "voice"})
    (question,) = [message for message in await wang.messages() if message.get("outgoing")]
    assert "请用您自己的话写一下" in words(question)
    await wang.say("厨房水龙头滴水")
    assert "没错，提交" in buttons(await wang.last())
    (draft,) = await estate.tickets(WANG)
    assert draft.category == "plumbing"


@pytest.mark.parametrize(
    ("who", "chatter"),
    [(WANG, "你好"), (WANG, "辛苦啦👍"), (LIAO, "唔該晒"), (SMITH, "ok great, thanks!")],
)
async def test_chatter_is_answered_and_opens_nothing(estate: Estate, who: Person, chatter: str) -> None:
    speaker = estate.speaker(who)
    await speaker.say(chatter)
    assert words(await speaker.last())
    assert await estate.tickets(who) == []
    assert await estate.sandbox.received(chat=EVERYTHING.chat_id) == []
