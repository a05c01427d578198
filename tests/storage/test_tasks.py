"""Tasks and pings in both databases do what those that are remembered do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, text

from bot.policy.load import load_policy
from storage import cards, migrate, pings, tasks
from storage.card_content import contents
from storage.database import Database
from storage.unit_of_work import StoredUnitOfWork
from tests import cast
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.storage.conftest import Do
from tests.storage.test_migrations import empty_url, run
from tests.tickets.acts.owing import asked
from tickets.acts.answer_resident import answer_resident
from tickets.acts.keep_task import keep_task
from tickets.acts.list_desk import list_desk
from tickets.acts.pass_task import pass_task
from tickets.acts.show_task import send_pings
from tickets.outgoing import Audience
from tickets.records import Source
from tickets.refusals import NoSuchTicket
from tickets.tasks.ping import Ping
from tickets.tasks.task import Task, TaskState
from tickets.ticket import Ticket

__all__ = ["empty_url"]

POLICY = load_policy()
HOUR = timedelta(hours=1)
DUE = cast.MORNING + 4 * HOUR


def with_work(c: Connection, story: Callable[..., Any], *args: Any, **more: Any) -> Any:
    return story(StoredUnitOfWork(c, POLICY, cast.MORNING, []), *args, **more)


def late(work: Any) -> Ticket:
    """A question that is passed on, late, told of, and answered in the end."""
    ticket = asked(work)
    (task,) = work.tasks_of(ticket.id)
    pass_task(work, task.id, by=cast.LI.id, at=cast.MORNING, to=cast.SUN.id)
    keep_task(work, task.id, at=DUE)
    for person in (cast.LI, cast.SUN):
        send_pings(work, person.id, at=DUE)
    source = Source(cast.LI.id, 9)
    answer_resident(work, ticket.id, by=cast.LI.id, at=DUE + HOUR, words="八点", source=source)
    return ticket


async def test_a_story_leaves_the_same_behind(do: Do, estate: None, elsewhere: Database) -> None:
    memory = MemoryUnitOfWork(POLICY)
    remembered, stored = late(memory), await do(with_work, late)
    (before,), (after,) = memory.tasks_of(remembered.id), await elsewhere.read(tasks.of_tickets, stored.id)
    key = before.key.replace(str(remembered.id), str(stored.id), 1)
    assert after == replace(before, id=after.id, ticket_id=stored.id, key=key)
    assert (after.state, after.outcome, after.passed_by) == (TaskState.DONE, "answered", cast.LI.id)
    told = [(each.person_id, each.why, each.sent_at) for each in await elsewhere.read(pings.of_task, after.id)]
    assert told == [(each.person_id, each.why, each.sent_at) for each in memory.pings_of_task(before.id)]
    assert len(told) == 2


async def test_a_key_is_opened_once(do: Do, estate: None) -> None:
    fresh = Task(0, "answer", 1, "answer:5:1.1", cast.MORNING, DUE)
    first = await do(tasks.add, fresh)
    assert first == replace(fresh, id=first.id)
    assert await do(tasks.add, fresh) is None
    with pytest.raises(NoSuchTicket):
        await do(with_work, lambda work: work.task(first.id + 1))


async def test_what_is_due_comes_first_and_what_has_ended_never(do: Do, estate: None, elsewhere: Database) -> None:
    def put(number: int, next_at: Any, state: TaskState = TaskState.OPEN) -> Task:
        return Task(0, "answer", 1, f"answer:{number}", cast.MORNING, DUE, state=state, next_at=next_at)

    given = [put(1, DUE), put(2, cast.MORNING), put(3, cast.MORNING, TaskState.VOID), put(4, None)]
    ids = [(await do(tasks.add, each)).id for each in given]
    assert await elsewhere.read(tasks.next_due) == cast.MORNING
    assert list(await elsewhere.read(tasks.due, cast.MORNING, 9)) == [ids[1]]
    assert list(await elsewhere.read(tasks.due, DUE, 9)) == [ids[1], ids[0]]
    assert [each.id for each in await elsewhere.read(tasks.unfinished, ids[0], 9)] == [ids[1], ids[3]]
    assert len(await elsewhere.read(tasks.open_in, 1)) == 3


async def test_pings_wait_for_a_person_and_are_told_once(do: Do, estate: None, elsewhere: Database) -> None:
    task = await do(tasks.add, Task(0, "answer", 1, "answer:1", cast.MORNING, DUE))
    first = Ping(0, cast.LI.id, "opened", cast.MORNING, cast.MORNING, task.id)
    kept = await do(pings.add, first)
    again = await do(pings.add, replace(first, why="late", at=DUE, due_at=DUE))
    assert again == replace(kept, why="late", at=DUE), "one line for one task, and not later than before"
    assert await elsewhere.read(pings.next_due) == cast.MORNING
    assert list(await elsewhere.read(pings.due, cast.MORNING, 9)) == [cast.LI.id]
    await do(pings.mark_sent, [again], DUE)
    assert await elsewhere.read(pings.last_sent, cast.LI.id) == DUE
    assert await elsewhere.read(pings.waiting, cast.LI.id) == []
    assert await elsewhere.read(pings.next_due) is None
    assert await do(pings.purge, DUE) == 0
    assert await do(pings.purge, DUE + HOUR) == 1


async def test_the_cards_of_the_office_have_a_line_for_an_open_task(do: Do, estate: None, database: Database) -> None:
    ticket = await do(with_work, asked)
    card = await database.read(cards.find, ticket.id, Audience.DESK, cast.LI.id)
    assert card is not None
    content = (await database.read(contents, [card.id], POLICY, cast.MORNING))[card.id]
    assert [(task.kind, task.doer_id) for task in content.tasks] == [("answer", cast.LI.id)]
    assert cast.LI.id in content.people


async def test_the_list_has_the_task_with_its_ticket(do: Do, estate: None) -> None:
    ticket = await do(with_work, asked)
    (section,) = await do(with_work, list_desk, by=cast.LI.id, at=DUE - HOUR, most=6)
    assert section.what == "due"
    assert [(each.ticket.id, len(each.tasks)) for each in section.tickets] == [(ticket.id, 1)]


WAITING = """
INSERT INTO properties (id, name, code) VALUES (1, 'x', '');
INSERT INTO tickets (id, property_id, kind, category, urgency, opened_at, state, channel, owner_id, unconfirmed, round,
 reschedules, rung, nudges) VALUES
 (1, 1, 'inquiry', 'fees', 'routine', 1, 'dispatched', 'bot', 304, false, 1, 0, 0, 0),
 (2, 1, 'complaint', 'noise', 'routine', 1, 'accepted', 'bot', 304, false, 2, 0, 0, 0),
 (3, 1, 'repair', 'gas', 'routine', 1, 'dispatched', 'bot', 304, false, 1, 0, 0, 0),
 (4, 1, 'inquiry', 'fees', 'routine', 1, 'closed', 'bot', 304, false, 1, 0, 0, 0)
"""


async def test_questions_and_complaints_that_wait_are_owed_an_answer_from_the_migration_on(empty_url: str) -> None:
    await migrate.migrate(empty_url)
    await run(empty_url, lambda c: command.downgrade(migrate.config(c), "0009"))
    await run(empty_url, lambda c: [c.execute(text(each)) for each in WAITING.split(";")])
    await migrate.migrate(empty_url)
    owed = await run(empty_url, lambda c: tasks.unfinished(c, 0, 9))
    assert [(each.key, each.terms, each.doer_id) for each in owed] == [
        ("answer:1:1.1", "", 304),
        ("answer:2:2.1", "complaint", 304),
    ]
    assert all(each.due_at - each.opened_at == timedelta(days=1) and each.next_at == each.opened_at for each in owed)
    await run(empty_url, lambda c: command.downgrade(migrate.config(c), "0009"))
