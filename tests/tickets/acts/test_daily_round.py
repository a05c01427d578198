"""At 16:00 each head states how far every open matter is, and what is late is told again in one message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import CHEN, HE, LI, MORNING, SUN, WANG, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.owing import asked, told, watch_tasks
from tests.tickets.acts.stories import DRIP, accepted, dispatched
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.daily_round import open_round
from tickets.acts.keep_promises import keep_promises
from tickets.acts.keep_task import keep_task
from tickets.acts.set_new_time import set_new_time
from tickets.acts.state_progress import state_progress
from tickets.outgoing import Audience, Message
from tickets.people import Role
from tickets.records import Source
from tickets.refusals import NotYours
from tickets.tasks.task import Task

MINUTE = timedelta(minutes=1)
ROUND = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""16:00 on the Monday of the morning."""
EVENING = ROUND + timedelta(hours=2)


@pytest.fixture
def work(work: MemoryUnitOfWork) -> MemoryUnitOfWork:
    """The day's round is in hand."""
    open_round(work, 1, at=MORNING)
    return work


def progress(work: MemoryUnitOfWork) -> list[Task]:
    return [task for task in work.owed.values() if task.kind == "progress"]


def to_resident(work: MemoryUnitOfWork) -> list[Message]:
    return [each for each in work.messages if each.template == "resident/progress"]


def matters(message: Message) -> list[str]:
    found = message.params["matters"]
    assert isinstance(found, list)
    return [each["number"] for each in found]


@pytest.mark.rule("RP13")
def test_the_head_is_asked_for_every_open_matter_of_the_department_in_one_message(work: MemoryUnitOfWork) -> None:
    tickets = [accepted(work, DRIP, at=MORNING) for _ in range(3)]
    asked(work)
    watch_tasks(work, ROUND - MINUTE)
    assert told(work, HE.id) == []
    watch_tasks(work, ROUND)
    (card,) = told(work, HE.id)
    assert (card.template, matters(card)) == ("staff/task", [ticket.number for ticket in tickets])
    (task,) = progress(work)
    assert (task.doer_id, task.due_at, task.key) == (HE.id, EVENING, f"progress:1:{HE.id}:2026-11-23")


@pytest.mark.rule("RP13")
def test_what_is_stated_is_told_to_the_resident_and_the_last_ends_the_day(work: MemoryUnitOfWork) -> None:
    first, second = (accepted(work, DRIP, at=MORNING) for _ in range(2))
    watch_tasks(work, ROUND)
    (task,) = progress(work)
    state_progress(work, task.id, first.id, by=HE.id, at=ROUND + MINUTE)
    assert work.task(task.id).open
    words, source = "配件明天上午到", Source(HE.id, 9)
    state_progress(work, task.id, second.id, by=HE.id, at=ROUND + 2 * MINUTE, words=words, source=source)
    planned, written = to_resident(work)
    assert (planned.chat_id, planned.params["number"], planned.params["words"]) == (WANG.id, first.number, "")
    assert planned.params["name"] == CHEN.name
    assert written.params["words"] == words
    ended = work.task(task.id)
    assert (ended.outcome, ended.ended_by) == ("stated", HE.id)
    watch_tasks(work, EVENING)
    assert told(work, SUN.id) == []


@pytest.mark.rule("RP13")
def test_what_is_left_unanswered_goes_up(work: MemoryUnitOfWork) -> None:
    accepted(work, DRIP, at=MORNING)
    watch_tasks(work, EVENING)
    assert [each.params["kind"] for each in told(work, SUN.id)] == ["progress"]
    assert told(work, ZHOU.id) == []


def test_a_new_time_states_it_too_and_what_is_over_needs_nothing(work: MemoryUnitOfWork) -> None:
    first, second = (accepted(work, DRIP, at=MORNING) for _ in range(2))
    watch_tasks(work, ROUND)
    until, source = ROUND + timedelta(days=1), Source(HE.id, 9)
    set_new_time(work, first.id, by=HE.id, at=ROUND + MINUTE, until=until, reason="等配件", source=source)
    cancel_ticket(work, second.id, by=WANG.id, at=ROUND + MINUTE)
    watch_tasks(work, EVENING)
    (task,) = progress(work)
    assert task.outcome == "stated"
    assert told(work, SUN.id) == []


def test_a_matter_of_no_department_is_the_supervisors(work: MemoryUnitOfWork) -> None:
    work.staff = [post for post in work.staff if post.role is not Role.HEAD]
    ticket = accepted(work, DRIP, at=MORNING)
    watch_tasks(work, ROUND)
    (task,) = progress(work)
    assert (task.doer_id, task.post) == (SUN.id, Role.SUPERVISOR)
    assert matters(told(work, SUN.id)[0]) == [ticket.number]


def test_nobody_is_asked_about_nothing_and_the_next_round_is_in_hand(work: MemoryUnitOfWork) -> None:
    watch_tasks(work, ROUND)
    assert progress(work) == []
    (next_round,) = [task for task in work.owed.values() if task.open]
    assert (next_round.kind, next_round.due_at) == ("daily_round", ROUND + timedelta(days=1))


def test_a_round_that_was_missed_by_hours_is_left_out(work: MemoryUnitOfWork) -> None:
    accepted(work, DRIP, at=MORNING)
    (round_,) = work.owed.values()
    keep_task(work, round_.id, at=EVENING)
    assert progress(work) == []


def test_only_who_states_it_may_and_only_their_matters(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work, DRIP, at=MORNING)
    watch_tasks(work, ROUND)
    (task,) = progress(work)
    for person in (LI, WANG, CHEN):
        with pytest.raises(NotYours):
            state_progress(work, task.id, ticket.id, by=person.id, at=ROUND)
    with pytest.raises(NotYours):
        state_progress(work, task.id, asked(work, at=ROUND).id, by=HE.id, at=ROUND)


@pytest.mark.rule("DT7")
def test_the_manager_has_one_message_with_eight_lines(work: MemoryUnitOfWork) -> None:
    """J25: what is routine and still late is told again at 16:00, once."""
    early = MORNING - timedelta(days=3)
    late = [dispatched(work, DRIP, at=early) for _ in range(8)]
    for ticket in late:
        while (due := work.ticket(ticket.id).next_deadline_at) is not None and due <= ROUND:
            keep_promises(work, ticket.id, at=due)
    cards = len(work.news(Audience.SUPERVISOR, ZHOU.id))
    tomorrow = ROUND + timedelta(days=1)
    watch_tasks(work, tomorrow - MINUTE)
    before = len(told(work, ZHOU.id))
    for ticket in late:
        keep_promises(work, ticket.id, at=tomorrow)
    watch_tasks(work, tomorrow)
    (message,) = told(work, ZHOU.id)[before:]
    lines = message.params["lines"]
    assert isinstance(lines, list)
    assert (message.template, len(lines)) == ("staff/tasks_due", 8)
    assert len(work.news(Audience.SUPERVISOR, ZHOU.id)) == cards, "no card is sent anew"
