"""What residents do besides the burst pipe: thanks, the guided way, corrections, several tickets, other languages."""

from __future__ import annotations

import time

import pytest

from tests.cast import CHEN, EVERYTHING, LI, LIAO, PLUMBERS, SMITH, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words
from tickets.people import Person
from tickets.ticket import State


@pytest.mark.rule("IN12")
async def test_a_first_answer_needs_nobody_and_no_time(estate: Estate) -> None:
    """By real seconds: the practice clock stands still."""
    liao, said_at = estate.speaker(LIAO), time.time()
    await liao.say("請問裝修幾點可以開始")
    answer, *_ = await estate.sandbox.received(method="sendMessage", chat=LIAO.id)
    assert answer["received_at"] - said_at <= 3
    assert answer["text"]


@pytest.mark.rule("IN17")
@pytest.mark.parametrize(
    ("who", "thanks", "answer"),
    [(WANG, "谢谢师傅", "请别客气"), (LIAO, "唔該晒，多謝你哋", "請別客氣"), (SMITH, "Thanks a lot!", "welcome")],
    ids=["zh_Hans", "zh_Hant", "en"],
)
async def test_thanks_are_answered_and_open_nothing(estate: Estate, who: Person, thanks: str, answer: str) -> None:
    speaker = estate.speaker(who)
    await speaker.say(thanks)
    assert answer in words(await speaker.last())
    assert await estate.tickets(who) == []


@pytest.mark.rule("IN9", "IN11")
@pytest.mark.parametrize(
    ("who", "report", "expected"),
    [
        (LIAO, "廚房水喉爆咗，3座2單元1202，水浸到客廳", ("您好，回音物業", "沒錯，馬上派人", "02:10 已登記")),
        (
            SMITH,
            "The kitchen pipe burst, block 3 unit 2 room 1202",
            ("Hello", "Yes, send somebody now", "02:10 registered"),
        ),
    ],
    ids=["zh_Hant", "en"],
)
async def test_the_burst_pipe_in_other_languages(
    estate: Estate, who: Person, report: str, expected: tuple[str, str, str]
) -> None:
    greeting, confirm, ticket = expected
    speaker = estate.speaker(who)
    await speaker.say(report)
    card = await speaker.last()
    assert greeting in words(card)
    assert report in words(card)
    await speaker.press(confirm)
    assert ticket in words(await speaker.last())
    assert words(await estate.in_group(CHEN).last()).startswith("🚨 紧急 · 给水"), "the group has its own language"


async def test_the_guided_way_with_a_correction(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("/report")
    await wang.press("报修")
    await wang.press("暖通空调")
    await wang.say("主卧空调不制冷")
    card = await wang.last()
    assert "暖通空调" in words(card)
    assert "3栋2单元1201" in words(card), "the unit is on file and not asked for"
    await wang.press("改类别")
    await wang.press("家用电器")
    await wang.press("改紧急程度")
    await wang.press("‹ 返回")
    assert "家用电器" in words(await wang.last())
    await wang.press("没错，提交")
    (ticket,) = await estate.tickets(WANG)
    assert (ticket.category, ticket.state) == ("appliance", State.DISPATCHED)


async def test_a_place_that_is_not_on_file_is_asked_with_the_nearest(estate: Estate) -> None:
    smith = estate.speaker(SMITH)
    await smith.say("kitchen tap is dripping, 3-2-1210")
    card = await smith.last()
    assert any("1201" in button or "1202" in button for button in buttons(card)), buttons(card)
    await smith.say("3-2-1202")
    assert "1202" in words(await smith.last())
    await smith.press("Yes, send it")
    (ticket,) = await estate.tickets(SMITH)
    assert (ticket.place.building, ticket.place.section, ticket.place.room) == ("3", "2", "1202")
    assert ticket.place.unit_id is not None


@pytest.mark.rule("RP16")
async def test_several_tickets_side_by_side_are_listed_with_state_person_and_time(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("厨房水龙头滴水")
    await wang.press("没错，提交")
    await estate.sandbox.move(minutes=11)
    await wang.say("客厅的灯也不亮了，换了灯泡还是不行")
    await wang.press("没错，提交")
    await estate.in_group(CHEN).press("我来接单")
    await wang.say("/my")
    listed = words(await wang.last())
    for line in ("R-261123-001", "R-261123-002", "等待接单", "已接单", "陈师傅"):
        assert line in listed


async def test_a_cancelled_ticket_says_so_to_the_technicians(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("厨房水龙头滴水")
    await wang.press("没错，提交")
    await wang.press("取消")
    await wang.press("确定取消")
    card = await estate.in_group(CHEN).last()
    assert "住户已取消" in words(card)
    assert buttons(card) == []


@pytest.mark.rule("IN10")
async def test_at_night_a_small_matter_is_recorded_at_once_and_told_when_somebody_answers(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("厨房水龙头滴水")
    assert "同事 08:00 起答复您" in words(await wang.last())
    await wang.press("没错，提交")
    ticket = words(await wang.last())
    assert "R-261123-001" in ticket
    assert "同事 08:00 起答复您" in ticket
    assert "R-261123-001" in words(await estate.in_group(CHEN).last())
    (card,) = await estate.sandbox.received(chat=PLUMBERS.chat_id)
    assert card["params"]["disable_notification"] is True, "nobody is woken"


async def test_an_emergency_goes_out_after_a_minute_without_confirmation(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("厨房煤气味很重，3栋2单元1201")
    assert await estate.sandbox.received(chat=EVERYTHING.chat_id) == []
    await estate.sandbox.move(minutes=1)
    card = words(await estate.in_group(CHEN, EVERYTHING.chat_id).last())
    assert "未经住户确认" in card


async def test_a_stranger_s_emergency_goes_to_the_duty_desk_unconfirmed(estate: Estate) -> None:
    liao = estate.speaker(LIAO)
    await liao.say("廚房有煤氣味，好濃")
    await estate.sandbox.move(minutes=1)
    desk = words(await estate.speaker(LI).last())
    assert "燃气" in desk
    assert await estate.sandbox.received(chat=EVERYTHING.chat_id) == []


async def test_photos_come_in_any_order_and_follow_the_card(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    parts = [{"photo": "leak"}, {"photo": "stain", "caption": "卫生间天花板渗水，慢慢的"}]
    await estate.sandbox.call("POST", "album", **{"from": WANG.id, "chat": WANG.id, "parts": parts})
    await estate.sandbox.idle()
    card = await wang.last()
    assert "照片　2 张" in words(card)
    await wang.press("没错，提交")
    pictures = [message for message in await estate.in_group(CHEN).messages() if message.get("photo")]
    other = [message for message in await estate.in_group(CHEN, EVERYTHING.chat_id).messages() if message.get("photo")]
    assert len(pictures) + len(other) == 2


async def test_the_language_can_be_changed(estate: Estate) -> None:
    wang = estate.speaker(WANG)
    await wang.say("/language")
    await wang.press("English")
    await wang.say("厨房水龙头滴水")
    assert "Yes, send it" in buttons(await wang.last())
