"""Somebody of the office who cannot be reached is the front desk's to reach (DT6)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from storage import tasks
from tests.bot.sender.test_fallback import NIGHT, SUPERVISOR, ask, block, do, outgoing
from tests.bot.sending import CLERK, RESIDENT, Sending, welcome
from tickets.people import Role
from tickets.tasks.task import Task

__all__ = ["outgoing"]


def reaching(c: Connection) -> list[Task]:
    return [task for task in tasks.unfinished(c, 0, 99) if task.kind == "reach_person"]


@pytest.mark.rule("DT6")
async def test_a_colleague_is_to_be_reached_and_their_tasks_go_to_who_is_there(outgoing: Sending) -> None:
    await block(outgoing, CLERK)
    await do(outgoing, ask)
    (task,) = await outgoing.database.read(reaching)
    assert (task.post, task.doer_id) == (Role.FRONT_DESK, SUPERVISOR)
    assert task.key.startswith(f"reach_person:{CLERK}:")
    assert task.due_at - task.opened_at == timedelta(hours=1)
    owed = [each for each in await outgoing.database.read(tasks.unfinished, 0, 99) if each.kind == "answer"]
    assert [each.doer_id for each in owed] == [SUPERVISOR]
    await outgoing.send(welcome("again", CLERK, fallback="desk"))
    await outgoing.rest()
    assert len(await outgoing.database.read(reaching)) == 1, "once a day"
    assert task.opened_at > NIGHT


async def test_a_resident_who_blocked_the_bot_is_no_such_task(outgoing: Sending) -> None:
    await block(outgoing, RESIDENT)
    await outgoing.send(welcome("first", fallback="desk"))
    await outgoing.rest()
    assert await outgoing.database.read(reaching) == []
