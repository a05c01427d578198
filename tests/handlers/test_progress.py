"""The day's card of a department head: as planned, a new time, or in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import HE, LI, MORNING
from tests.handlers.house import GROUP, House, replies, toast
from tests.tickets.acts.owing import watch_tasks
from tests.tickets.acts.stories import DRIP, accepted
from tickets.acts.daily_round import open_round
from tickets.tasks.task import Task
from tickets.ticket import Ticket


@pytest.fixture
def house(house: House) -> House:
    house.now = MORNING + timedelta(hours=7)  # 16:00
    return house


def asked(house: House) -> tuple[Ticket, Ticket, Task]:
    """Two matters that the head is asked for."""
    open_round(house.work, 1, at=MORNING)
    first, second = (accepted(house.work, DRIP, at=MORNING) for _ in range(2))
    watch_tasks(house.work, house.now)
    (task,) = [each for each in house.work.owed.values() if each.kind == "progress"]
    return first, second, task


@pytest.mark.rule("RP13")
async def test_as_planned_takes_the_line_off_the_card(house: House) -> None:
    first, second, task = asked(house)
    context = await house.presses(HE, f"progress:{first.id}:1:{task.id}-planned")
    assert toast(context) == "saved"
    (card,) = context.messages
    matters: Any = card.params["matters"]
    assert [each["id"] for each in matters] == [second.id]
    assert house.work.happened(first.id)[-1] == "ProgressStated"


@pytest.mark.rule("RP13")
async def test_words_are_asked_for_once_and_reach_the_resident(house: House) -> None:
    first, _, task = asked(house)
    assert replies(await house.presses(HE, f"progress:{first.id}:1:{task.id}-words")) == ["staff/ask_progress"]
    assert replies(await house.writes(HE, "配件明天到")) == ["staff/task_ended"]
    (told,) = [each for each in house.work.messages if each.template == "resident/progress"]
    assert told.params["words"] == "配件明天到"


async def test_a_new_time_is_chosen_on_the_tickets_card(house: House) -> None:
    first, _, task = asked(house)
    await house.presses(HE, f"progress:{first.id}:1:{task.id}-time")
    assert house.view(HE) == "new_time"


async def test_others_and_forged_buttons_are_refused(house: House) -> None:
    first, _, task = asked(house)
    assert toast(await house.presses(LI, f"progress:{first.id}:1:{task.id}-planned")) == "not_yours"
    assert toast(await house.presses(HE, f"progress:{first.id}:1:{task.id}-later")) == "forged"
    assert toast(await house.presses(HE, f"progress:{first.id}:1:{task.id}-planned", chat=GROUP)) == "forged"
