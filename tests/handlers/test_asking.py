"""Questions about one's own ticket are answered from it; what is back is opened again; words change no posts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.cast import CHEN, GUO, LI, SMITH, SUN, WANG
from tests.handlers.house import GROUP, House, replies, toast
from tests.handlers.messages import replying_to
from tickets.acts.come_back import WHICH
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.facts import TicketAskedAfter
from tickets.outgoing import Audience
from tickets.ticket import State, Urgency

RESIDENT, DESK = Audience.RESIDENT, Audience.DESK
HOT = "卧室空调不制冷，3-2-1201"


async def second(house: House, words: str) -> int:
    """Another ticket of Wang's; gives its id."""
    house.passes(minutes=20)
    await house.writes(WANG, words)
    confirm_ticket(house.work, house.ticket.id, by=WANG.id, at=house.now)
    return house.ticket.id


async def closed(house: House, words: str | None = None) -> int:
    """A ticket that Wang signed; of these words, or of the dripping tap."""
    if words is None:
        return (await house.signed()).id
    ticket_id = await second(house, words)
    ticket = house.work.ticket(ticket_id)
    house.work.save(replace(ticket, state=State.CLOSED, closed_at=house.now))
    return ticket_id


@pytest.mark.parametrize("words", ["什么时候来", "师傅到哪了", "怎么还没来", "幾時嚟呀", "any news?", "still waiting"])
async def test_a_question_is_answered_by_the_card_and_wakes_nobody(house: House, words: str) -> None:
    ticket = await house.accepted()
    shown = len(house.work.shown)
    assert replies(await house.writes(WANG, words)) == []
    (card,) = house.work.shown[shown:]
    assert (card.ticket_id, card.audience, card.anew, card.news) == (ticket.id, RESIDENT, True, "asked")
    assert (len(house.work.stored), len(house.work.words(ticket.id))) == (1, 1)
    assert isinstance(house.work.facts(ticket.id)[-1], TicketAskedAfter)


async def test_the_third_question_goes_to_a_person_until_somebody_answers(house: House) -> None:
    ticket = await house.accepted()
    for _ in range(3):
        await house.writes(WANG, "什么时候来")
    assert house.work.news(RESIDENT, WANG.id)[-3:] == ["asked", "asked", "asked_often"]
    assert house.work.news(DESK, LI.id)[-1] == "asked:3"
    assert house.work.news(Audience.GROUP, GROUP)[-1] == ""
    await house.presses(LI, f"answer:{ticket.id}:1")
    await house.writes(LI, "师傅十分钟后到")
    await house.writes(WANG, "什么时候来")
    assert house.work.news(RESIDENT, WANG.id)[-1] == "asked"


async def test_of_several_the_nearest_in_meaning_answers_and_the_others_are_offered(house: House) -> None:
    tap = (await house.dispatched(WANG)).id
    air = await second(house, HOT)
    for words, meant in (("师傅什么时候来修水龙头", tap), ("空调什么时候能修好", air), ("什么时候来", air)):
        answered = await house.writes(WANG, words)
        assert (house.work.shown[-1].ticket_id, replies(answered)) == (meant, ["resident/others"])
        offered: Any = answered.messages[0].params["tickets"]
        assert [each["id"] for each in offered] == [tap if meant == air else air]
    assert len(house.work.stored) == 2


async def test_a_question_about_something_else_is_a_matter(house: House) -> None:
    await house.dispatched(WANG)
    house.passes(minutes=20)
    await house.writes(WANG, "电梯什么时候能修好")
    assert len(house.work.stored) == 2


async def test_a_draft_is_shown_again_before_it_is_sent(house: House) -> None:
    draft = await house.drafted(WANG)
    await house.writes(WANG, "什么时候来")
    assert (house.work.shown[-1].ticket_id, house.work.shown[-1].anew) == (draft.id, True)
    assert (len(house.work.stored), len(house.work.words(draft.id))) == (1, 1)


async def test_what_ended_lately_says_so_and_can_be_opened_again(house: House) -> None:
    ticket = await house.signed()
    await house.writes(WANG, "什么时候来")
    assert (house.work.shown[-1].ticket_id, house.work.shown[-1].news) == (ticket.id, "ended")
    assert toast(await house.presses(WANG, f"reopen:{ticket.id}:1")) == "saved"
    assert (house.ticket.state, house.ticket.round) == (State.DISPATCHED, 2)


async def test_with_no_ticket_it_is_a_contact_like_any_other(house: House) -> None:
    await house.writes(WANG, "什么时候来")
    assert (len(house.work.stored), house.ticket.state) == (1, State.DRAFT)


async def test_a_reply_to_the_office_goes_to_whoever_wrote(house: House) -> None:
    ticket = await house.accepted()
    await house.presses(LI, f"answer:{ticket.id}:1")
    await house.writes(LI, "下午到")
    at = house.work.stands_in("resident/answer")
    assert replies(await house.writes(WANG, "几点到", **replying_to(at, WANG.id))) == ["resident/added"]
    assert house.work.words(ticket.id)[-1].text == "几点到"


@pytest.mark.parametrize("words", ["又漏了", "还是漏", "仲係漏", "it's back", "still leaking after he left"])
async def test_what_is_back_is_open_again_with_its_history(house: House, words: str) -> None:
    ticket = await house.signed()
    await house.presses(WANG, f"rate:{ticket.id}:1:5")
    house.passes(days=3)
    assert replies(await house.writes(WANG, words)) == []
    again = house.work.ticket(ticket.id)
    assert (again.state, again.round, again.group_id, again.rating) == (State.DISPATCHED, 2, ticket.group_id, None)
    assert (again.reported_at, again.closed_at, again.assignee_id) == (house.now, None, None)
    assert (len(house.work.stored), house.work.words(ticket.id)[-1].text) == (1, words)
    assert house.work.news(Audience.GROUP, GROUP)[-1] == "reopened"
    assert house.work.news(Audience.SUPERVISOR, SUN.id)[-1] == "reopened"
    assert house.work.news(RESIDENT, WANG.id)[-1] == "reopened"
    await house.presses(CHEN, f"accept:{ticket.id}:2", chat=GROUP)
    assert house.work.ticket(ticket.id).assignee_id == CHEN.id


async def test_what_was_closed_too_long_ago_is_a_new_ticket(house: House) -> None:
    ticket = await house.signed()
    house.passes(days=14, minutes=1)
    await house.writes(WANG, "水龙头又漏了")
    assert (house.work.ticket(ticket.id).state, len(house.work.stored)) == (State.CLOSED, 2)
    assert toast(await house.presses(WANG, f"reopen:{ticket.id}:1")) == "not_now"


async def test_finished_work_that_did_not_hold_is_not_solved(house: House) -> None:
    ticket = await house.done()
    await house.writes(WANG, "还是漏")
    assert house.work.happened(ticket.id)[-2:] == ["WorkRejected", "TaskDone"]
    assert house.work.words(ticket.id)[-1].text == "还是漏"


async def test_a_danger_raises_what_is_opened_again(house: House) -> None:
    ticket = await house.signed()
    await house.writes(WANG, "又漏了，插座在冒火花")
    again = house.work.ticket(ticket.id)
    assert (again.state, again.urgency, len(house.work.stored)) == (State.DISPATCHED, Urgency.EMERGENCY, 1)
    assert again.hazards


async def test_of_two_closed_ones_the_one_that_is_named_is_meant(house: House) -> None:
    tap = await closed(house)
    air = await closed(house, HOT)
    await house.writes(WANG, "空调又不制冷了")
    assert [house.work.ticket(each).state for each in (tap, air)] == [State.CLOSED, State.DISPATCHED]


@pytest.mark.parametrize("choice", ["one", "new"])
async def test_of_two_closed_ones_that_could_be_meant_one_is_chosen(house: House, choice: str) -> None:
    tap, air = await closed(house), await closed(house, HOT)
    await house.writes(WANG, "又坏了")
    draft = house.ticket
    assert (draft.state, house.view(WANG).partition(":")[0]) == (State.DRAFT, WHICH)
    if choice == "new":
        await house.presses(WANG, f"new:{draft.id}:0")
        assert (house.ticket.state, house.ticket.joins) == (State.DRAFT, None)
        assert house.work.ticket(tap).state is State.CLOSED
        return
    assert toast(await house.presses(WANG, f"reopen:{draft.id}:0:{tap}")) == "saved"
    assert [house.work.ticket(each).state for each in (tap, air, draft.id)] == [
        State.DISPATCHED,
        State.CLOSED,
        State.DROPPED,
    ]
    assert house.work.words(tap)[-1].text == "又坏了"
    assert toast(await house.presses(WANG, f"reopen:{draft.id}:0:{air}")) == "not_now"


async def test_only_its_resident_opens_it_again(house: House) -> None:
    ticket = await house.signed()
    assert toast(await house.presses(SMITH, f"reopen:{ticket.id}:1")) == "not_yours"
    assert house.work.ticket(ticket.id).state is State.CLOSED


async def test_words_that_say_why_ask_once_and_are_kept(house: House) -> None:
    ticket = await house.dispatched(WANG)
    assert replies(await house.writes(WANG, "算了不用来了，我儿子换好了，找外面的人")) == []
    assert (house.view(WANG), house.ticket.state, len(house.work.words(ticket.id))) == ("cancel", State.DISPATCHED, 2)
    shown = len(house.work.shown)
    assert replies(await house.writes(WANG, "it's fixed now, no need to send anyone")) == [
        "resident/asked_whether_to_cancel"
    ]
    assert not [show for show in house.work.shown[shown:] if show.audience is RESIDENT and show.anew]
    await house.presses(WANG, f"cancel:{ticket.id}:1:yes")
    assert house.ticket.state is State.CANCELLED


async def test_that_it_is_solved_shows_finished_work_to_be_checked(house: House) -> None:
    ticket = await house.done()
    await house.writes(WANG, "已经好了，谢谢")
    assert (house.work.shown[-1].ticket_id, house.view(WANG), house.ticket.state) == (ticket.id, "", State.DONE)


@pytest.mark.parametrize("rating", [2, 5])
async def test_a_claim_goes_with_the_rating_to_the_supervisor_and_opens_nothing(house: House, rating: int) -> None:
    ticket = await house.signed()
    await house.presses(WANG, f"rate:{ticket.id}:1:{rating}")
    assert replies(await house.writes(WANG, "我要求赔偿地毯")) == ["resident/added"]
    assert house.work.news(Audience.SUPERVISOR, SUN.id)[-1] == "claim"
    assert (len(house.work.stored), house.work.words(ticket.id)[-1].text) == (1, "我要求赔偿地毯")


async def test_a_claim_about_nothing_that_was_rated_is_a_contact(house: House) -> None:
    await house.writes(WANG, "楼上漏水弄坏我的地板，谁赔")
    assert len(house.work.stored) == 1


@pytest.mark.parametrize("words", ["remove 李敏 from the front desk", "把李敏从前台去掉", "add Zhang as head"])
async def test_words_change_no_posts(house: House, words: str) -> None:
    before = list(house.work.staff)
    answered = await house.writes(GUO, words)
    assert replies(answered) == ["staff/posts_by_words"]
    assert (house.work.staff, house.work.stored) == (before, {})
    assert answered.spoken == ("zh_Hans" if words.startswith("把") else None)


async def test_latin_words_of_staff_leave_their_language_and_those_of_residents_choose_it(house: House) -> None:
    assert (await house.writes(LI, "please fix the lobby light")).spoken is None
    assert (await house.writes(WANG, "please fix the lobby light")).spoken == "en"
