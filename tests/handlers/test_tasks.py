"""A task in the chat: its card, its outcomes, words, passing it on, and the list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import CHEN, HE, LI, MORNING, SUN, WANG
from tests.handlers.house import GROUP, House, replies, toast
from tests.tickets.acts.owing import asked, only, says, told, watch_tasks
from tests.tickets.acts.stories import DRIP, accepted
from tickets.people import Person
from tickets.records import Purpose
from tickets.tasks.task import Task, TaskState
from tickets.ticket import Ticket


@pytest.fixture
def house(house: House) -> House:
    house.now = MORNING
    return house


async def warned(house: House) -> tuple[Ticket, Task]:
    """A question whose answer is due soon: Li has the task's card. No ticket has the task's id."""
    house.work.owed[6] = Task(6, "answer", 1, "answer:0:1.1", MORNING, MORNING, state=TaskState.VOID)
    ticket = asked(house.work)
    house.passes(hours=3)
    watch_tasks(house.work, house.now)
    return ticket, only(house.work, ticket)


def card(house: House, person: Person = LI) -> dict[str, Any]:
    """The values of the card that the person was sent last, or that took its place."""
    mine = [each for each in house.work.messages if (each.chat_id, each.template) == (person.id, "staff/task")]
    return dict(mine[-1].params)


async def test_the_card_tells_what_about_which_ticket_and_until_when(house: House) -> None:
    ticket, task = await warned(house)
    shown = card(house)
    assert (shown["task"], shown["kind"], shown["mine"]) == (task.id, "answer", True)
    assert [each["code"] for each in shown["outcomes"]] == ["in_person", "not_owed"]
    assert shown["ticket"]["number"] == ticket.number
    assert house.renderer.message("staff/task", "zh_Hans", shown, now=house.now).text.startswith("⏰ <b>回复住户")


async def test_an_outcome_ends_it_and_the_card_says_so(house: House) -> None:
    ticket, task = await warned(house)
    context = await house.presses(LI, f"task:0:0:{task.id}-in_person", message=house.work.stands_in("staff/task"))
    assert toast(context) == "saved"
    assert (only(house.work, ticket).outcome, card(house)["state"]) == ("in_person", "done")
    again = await house.presses(LI, f"task:0:0:{task.id}-in_person")
    assert toast(again) == "task_ended"


async def test_an_outcome_that_needs_words_asks_once(house: House) -> None:
    ticket = accepted(house.work, DRIP, at=house.now)
    says(house.work, ticket, "我几点在家合适", at=house.now)
    task = only(house.work, ticket)
    assert replies(await house.presses(LI, f"task:0:0:{task.id}-not_owed")) == ["staff/ask_task_words"]
    assert only(house.work, ticket).open
    assert replies(await house.writes(LI, "住户问的是隔壁小区")) == ["staff/task_ended"]
    assert only(house.work, ticket).outcome == "not_owed"
    assert house.work.words(ticket.id)[-1].purpose is Purpose.NOTE


async def test_the_answer_itself_is_one_press_away_and_ends_it(house: House) -> None:
    ticket, _ = await warned(house)
    await house.presses(LI, f"answer:{ticket.id}:{ticket.round}", message=house.work.stands_in("staff/task"))
    await house.writes(LI, "八点到十二点")
    assert only(house.work, ticket).outcome == "answered"


@pytest.mark.rule("IN7")
async def test_it_is_passed_on_by_name(house: House) -> None:
    ticket, task = await warned(house)
    offered = await house.presses(LI, f"task_pass:0:0:{task.id}")
    people: Any = offered.messages[0].params["people"]
    assert HE.id in [each["id"] for each in people]
    assert LI.id not in [each["id"] for each in people]
    assert replies(await house.presses(LI, f"task_back:0:0:{task.id}")) == ["staff/task"]
    await house.presses(LI, f"task_give:0:0:{task.id}-{HE.id}")
    assert only(house.work, ticket).doer_id == HE.id
    house.passes(minutes=1)
    watch_tasks(house.work, house.now)
    assert (card(house, HE)["why"], card(house, HE)["mine"]) == ("passed_on", True)


async def test_a_leader_takes_it_over_or_lets_it_rest(house: House) -> None:
    ticket, task = await warned(house)
    house.passes(hours=1)
    watch_tasks(house.work, house.now)
    assert card(house, SUN)["leads"] is True
    assert toast(await house.presses(SUN, f"task_later:0:0:{task.id}")) == "held"
    await house.presses(SUN, f"task_give:0:0:{task.id}-me")
    assert only(house.work, ticket).doer_id == SUN.id


@pytest.mark.parametrize("data", ["task:0:0:x", "task:0:0:1-in person", "task_give:0:0:1-him", "task:0:0:"])
async def test_what_no_button_carries_is_forged(house: House, data: str) -> None:
    await warned(house)
    assert toast(await house.presses(LI, data)) == "forged"


async def test_who_has_nothing_to_do_with_it_is_refused(house: House) -> None:
    _, task = await warned(house)
    for person in (WANG, CHEN):
        assert toast(await house.presses(person, f"task:0:0:{task.id}-in_person")) == "not_yours"
        assert toast(await house.presses(person, f"task_card:0:0:{task.id}")) == "not_yours"
    assert toast(await house.presses(LI, f"task:0:0:{task.id}-in_person", chat=GROUP)) == "forged"
    assert toast(await house.presses(LI, "task_card:0:0:99")) == "gone"


async def test_the_list_has_it_with_its_ticket_and_opens_its_card(house: House) -> None:
    ticket, task = await warned(house)
    (answer,) = (await house.writes(LI, "/desk")).messages
    shelves: Any = answer.params["shelves"]
    assert [(each["number"], each["tasks"][0]["task"]) for each in shelves[0]["tickets"]] == [(ticket.number, task.id)]
    before = len(told(house.work, LI.id))
    await house.presses(LI, f"task_card:0:0:{task.id}")
    assert len(told(house.work, LI.id)) == before + 1


async def test_the_history_tells_of_it(house: House) -> None:
    ticket, task = await warned(house)
    await house.presses(LI, f"task:0:0:{task.id}-in_person")
    (history,) = (await house.presses(LI, f"open:{ticket.id}:1")).messages
    text = house.renderer.message("staff/history", "zh_Hans", dict(history.params), now=house.now).text
    assert "前待办：回复住户（李敏）" in text
    assert "回复住户 · 已当面或电话回复" in text
