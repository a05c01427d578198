"""What a resident adds to an emergency under way goes with it; what is something else is a matter of its own."""

from __future__ import annotations

import pytest

from tests.cast import CHEN, LI, LIAO, MORNING, SMITH, WANG
from tests.handlers.house import GROUP, House, replies, toast
from tests.handlers.messages import part, photo, replying_to
from tests.tickets.acts.stories import WORDS
from tickets.acts.keep_promises import keep_promises
from tickets.people import Person
from tickets.ticket import State, Ticket, Urgency


async def out(house: House, who: Person = WANG, words: str = WORDS) -> Ticket:
    """An emergency that was confirmed a few minutes ago."""
    await house.writes(who, words)
    await house.presses(who, f"confirm:{house.ticket.id}:0")
    house.passes(minutes=4)
    assert house.ticket.urgency is Urgency.EMERGENCY
    return house.ticket


def passed_on(house: House) -> list[tuple[int, object]]:
    return [(m.chat_id, m.params["words"]) for m in house.work.messages if m.template == "staff/resident_added"]


WORSE = ["水更大了", "更严重了", "水都到卧室了，快点", "漏得更厉害了", "水已经流到楼下了", "快点来人"]
WORSE += ["it gets worse", "water is coming through the ceiling now"]


@pytest.mark.parametrize("words", WORSE)
async def test_that_it_gets_worse_goes_with_the_emergency_at_once(house: House, words: str) -> None:
    ticket = await out(house)
    (answer,) = (await house.writes(WANG, words)).messages
    assert (answer.template, answer.params["number"]) == ("resident/told_more", ticket.number)
    assert (answer.params["promise"], len(house.work.stored)) == ("arrived", 1)
    assert passed_on(house) == [(GROUP, words)]
    assert house.work.messages[0].urgent


async def test_it_goes_with_an_emergency_that_nobody_confirmed(house: House) -> None:
    await house.writes(LIAO, "廚房水喉爆咗，3座2單元1202，水浸到客廳")
    house.passes(minutes=1)
    keep_promises(house.work, house.ticket.id, at=house.now)
    assert (house.ticket.state, house.ticket.unconfirmed) == (State.DISPATCHED, True)
    house.passes(minutes=3)
    assert replies(await house.writes(LIAO, "水越來越大")) == ["resident/told_more"]
    assert (len(house.work.stored), passed_on(house)) == (1, [(LI.id, "水越來越大")])


async def test_as_long_as_somebody_keeps_telling_it_goes_with_it(house: House) -> None:
    await out(house)
    for _ in range(3):
        assert replies(await house.writes(WANG, "水更大了")) == ["resident/told_more"]
        house.passes(minutes=9)
    house.passes(minutes=2)
    assert replies(await house.writes(WANG, "水更大了")) == []
    assert len(house.work.stored) == 2


@pytest.mark.parametrize("words", ["插座冒火花了", "现在有煤气味", "电梯也困人了", "3-2-1202水管也爆了，水到处都是"])
async def test_another_danger_or_place_is_another_emergency(house: House, words: str) -> None:
    first = await out(house)
    await house.writes(WANG, words)
    assert (house.ticket.id, house.ticket.urgency, house.ticket.joins) == (first.id + 1, Urgency.EMERGENCY, None)
    assert passed_on(house) == []


async def test_another_matter_is_asked_about_once(house: House) -> None:
    first = await out(house)
    await house.writes(WANG, "客厅灯坏了")
    assert (house.view(WANG), house.ticket.joins) == ("join", first.id)


async def test_a_photo_alone_is_asked_about_once(house: House) -> None:
    first = await out(house)
    await house.writes(WANG, **photo())
    assert (house.view(WANG), house.ticket.joins) == ("join", first.id)


async def test_an_album_with_a_word_goes_with_it_whole(house: House) -> None:
    ticket = await out(house)
    first = await house.writes(WANG, **part("a", "one", "水更大了"))
    assert replies(await house.writes(WANG, **part("a", "two"))) == ["resident/told_more"]
    assert ([file.file_id for file in house.work.files(ticket.id)], len(house.work.stored)) == (["one", "two"], 1)
    assert len([m for m in house.work.messages if m.template == "resident/told_more"]) == 1
    await house.presses(WANG, f"apart:{ticket.id}:1:{first.message_id}")
    assert [file.file_id for file in house.work.files(house.ticket.id)] == ["one", "two"]


@pytest.mark.parametrize("words", ["水更大了", "it gets worse", "越嚟越犀利", "更严重了"])
async def test_a_danger_does_not_wait_in_the_draft_of_something_small(house: House, words: str) -> None:
    await out(house)
    await house.writes(WANG, "客厅灯坏了，换了灯泡也不亮，麻烦你们安排一下师傅，明天下午有人在家，谢谢了")
    small = house.ticket
    assert replies(await house.writes(WANG, words)) == ["resident/told_more"]
    assert house.work.ticket(small.id).urgency is Urgency.ROUTINE
    await house.writes(WANG, "灯闪得更厉害了")
    assert [each.text for each in house.work.words(small.id)][-1] == "灯闪得更厉害了"


async def test_what_was_something_else_has_a_draft_of_its_own(house: House) -> None:
    ticket = await out(house)
    told = await house.writes(WANG, "水更大了")
    button = f"apart:{ticket.id}:1:{told.message_id}"
    (answer,) = (await house.presses(WANG, button, message=70)).messages
    assert (answer.template, answer.edit) == ("resident/apart", 70)
    assert (house.ticket.id, house.ticket.state, house.ticket.joins) == (ticket.id + 1, State.DRAFT, None)
    assert [each.text for each in house.work.words(house.ticket.id)] == ["水更大了"]
    assert toast(await house.presses(WANG, button)) == "not_now"
    assert toast(await house.presses(LIAO, button)) == "not_yours"
    assert toast(await house.presses(WANG, f"apart:{ticket.id}:1:1")) == "not_now"
    assert len(house.work.stored) == 2


async def test_a_reply_that_tells_more_stands_on_its_ticket_once(house: House) -> None:
    ticket = await out(house)
    reply = replying_to(house.card(WANG.id), WANG.id)
    assert replies(await house.writes(WANG, "水已经流到楼下了", **reply)) == ["resident/added"]
    assert [each.text for each in house.work.words(ticket.id)] == [WORDS, "水已经流到楼下了"]
    assert (len(house.work.stored), passed_on(house)) == (1, [(GROUP, "水已经流到楼下了")])


async def test_another_danger_in_a_reply_is_another_emergency(house: House) -> None:
    first = await out(house)
    await house.writes(WANG, "插座冒火花了", **replying_to(house.card(WANG.id), WANG.id))
    assert (house.ticket.id, house.ticket.urgency) == (first.id + 1, Urgency.EMERGENCY)


async def test_a_danger_in_a_reply_to_a_small_matter_is_an_emergency_besides(house: House) -> None:
    ticket = await house.dispatched(WANG)
    reply = replying_to(house.card(WANG.id), WANG.id)
    assert replies(await house.writes(WANG, "现在爆管了，水漫到客厅", **reply)) == ["resident/added"]
    assert (house.ticket.id, house.ticket.urgency) == (ticket.id + 1, Urgency.EMERGENCY)


async def test_a_danger_in_a_colleagues_note_is_an_emergency_besides(house: House) -> None:
    house.now = MORNING
    ticket = await house.dispatched(WANG)
    await house.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP)
    await house.presses(CHEN, f"card:{ticket.id}:1")
    noted = await house.writes(CHEN, "总阀爆管了，水漫到客厅", **replying_to(house.card(CHEN.id), CHEN.id))
    assert replies(noted) == ["staff/note_kept"]
    assert (house.ticket.id, house.ticket.urgency) == (ticket.id + 1, Urgency.EMERGENCY)


async def test_work_sent_back_with_the_danger_it_was_about_is_one_emergency(house: House) -> None:
    ticket = await out(house)
    for press in ("accept", "arrive", "finish"):
        await house.presses(CHEN, f"{press}:{ticket.id}:1:now", chat=GROUP)
    await house.presses(WANG, f"view:{ticket.id}:1:reject")
    await house.writes(WANG, "水管又爆了，水流到客厅")
    assert (house.ticket.id, house.ticket.state) == (ticket.id, State.DISPATCHED)


async def test_after_the_work_is_done_a_danger_is_a_new_emergency(house: House) -> None:
    ticket = await out(house)
    for press in ("accept", "arrive", "finish"):
        await house.presses(CHEN, f"{press}:{ticket.id}:1:now", chat=GROUP)
    await house.writes(WANG, "水管爆了，水流到客厅")
    assert (house.ticket.id, house.ticket.urgency) == (ticket.id + 1, Urgency.EMERGENCY)


async def test_only_their_own_emergency_is_told_more_of(house: House) -> None:
    await out(house)
    await house.writes(SMITH, "it gets worse")
    assert (house.ticket.resident_id, passed_on(house)) == (SMITH.id, [])


async def test_a_danger_elsewhere_in_an_album_in_reply_is_another_emergency_once(house: House) -> None:
    first = await out(house)
    caption = part("a", "one", "5栋1单元202煤气泄漏，味道很重") | replying_to(house.card(WANG.id), WANG.id)
    assert replies(await house.writes(WANG, **caption)) == ["resident/added"]
    assert (house.ticket.id, house.ticket.urgency) == (first.id + 1, Urgency.EMERGENCY)
    assert [each.text for each in house.work.words(first.id)] == [WORDS, "5栋1单元202煤气泄漏，味道很重"]


async def test_a_colleagues_corrected_note_of_a_danger_is_heard_once(house: House) -> None:
    house.now = MORNING
    ticket = await house.dispatched(WANG)
    await house.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP)
    await house.presses(CHEN, f"card:{ticket.id}:1")
    noted = await house.writes(CHEN, "总阀在门后", **replying_to(house.card(CHEN.id), CHEN.id))
    for words in ("厨房煤气泄漏了，味道很重", "厨房煤气泄漏了，味道非常重"):
        await house.edits(CHEN, noted.message_id, words)
    assert (len(house.work.stored), house.ticket.urgency) == (2, Urgency.EMERGENCY)
