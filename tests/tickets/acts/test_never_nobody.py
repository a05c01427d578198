"""Whatever happens: no open ticket or task is without somebody, a due time, and a way on (DT4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.load import load_policy
from tests.cast import CHEN, HE, LI, MORNING, SUN, WANG, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.owing import COMPLAINT, asked, says, watch_tasks
from tests.tickets.acts.stories import BURST, DRIP, contact, dispatched
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.answer_resident import answer_resident
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.daily_round import open_round
from tickets.acts.end_task import end_task
from tickets.acts.finish_ticket import finish_ticket
from tickets.acts.follow_chat import blocked
from tickets.acts.hand_back_ticket import hand_back_ticket
from tickets.acts.keep_promises import keep_promises
from tickets.acts.pass_task import pass_task
from tickets.acts.rate_ticket import rate_ticket
from tickets.acts.reject_work import reject_work
from tickets.acts.set_duty import set_duty
from tickets.acts.sign_ticket import sign_ticket
from tickets.acts.snooze_task import snooze_task
from tickets.acts.snooze_ticket import snooze_ticket
from tickets.people import Person, Post, Role
from tickets.records import Source
from tickets.refusals import Refusal
from tickets.tasks.due import due_at
from tickets.tasks.task import Task
from tickets.ticket import State, Ticket

POLICY = load_policy()
WU = replace(LI, id=311, name="吴敏")
STAFF = (LI, WU, HE, SUN, ZHOU)
LONGEST_WAIT = timedelta(days=30)

Act = Callable[[MemoryUnitOfWork, Ticket, datetime], object]


def source(person_id: int) -> Source:
    return Source(person_id, 900)


def with_task(act: Callable[[MemoryUnitOfWork, Task, datetime], object]) -> Act:
    """The act with the ticket's newest open task that somebody does."""

    def run(work: MemoryUnitOfWork, ticket: Ticket, at: datetime) -> object:
        owed = [task for task in work.tasks_of(ticket.id) if task.open and task.post is not None]
        return act(work, owed[-1], at) if owed else None

    return run


def ends(outcome: str) -> Callable[[MemoryUnitOfWork, Task, datetime], object]:
    """The supervisor ends the task so."""
    return lambda work, task, at: end_task(work, task.id, by=SUN.id, at=at, outcome=outcome)


ACTS: dict[str, Act] = {
    "ask": lambda work, ticket, at: asked(work, at=at),
    "complain": lambda work, ticket, at: dispatched(work, COMPLAINT, at=at),
    "drip": lambda work, ticket, at: dispatched(work, DRIP, at=at),
    "burst": lambda work, ticket, at: dispatched(work, BURST, at=at),
    "say": lambda work, ticket, at: says(work, ticket, "几点来", at=at),
    "answer": lambda work, ticket, at: answer_resident(
        work, ticket.id, by=LI.id, at=at, words="四点", source=source(LI.id)
    ),
    "accept": lambda work, ticket, at: accept_ticket(work, ticket.id, by=CHEN.id, at=at),
    "arrive": lambda work, ticket, at: arrive_on_site(work, ticket.id, by=CHEN.id, at=at),
    "hand back": lambda work, ticket, at: hand_back_ticket(
        work, ticket.id, by=CHEN.id, at=at, reason="缺料", source=source(CHEN.id)
    ),
    "finish": lambda work, ticket, at: finish_ticket(work, ticket.id, by=CHEN.id, at=at),
    "sign": lambda work, ticket, at: sign_ticket(work, ticket.id, by=WANG.id, at=at),
    "reject": lambda work, ticket, at: reject_work(work, ticket.id, by=WANG.id, at=at, contact=contact(DRIP)),
    "rate 2": lambda work, ticket, at: rate_ticket(work, ticket.id, by=WANG.id, at=at, rating=2),
    "rate 5": lambda work, ticket, at: rate_ticket(work, ticket.id, by=WANG.id, at=at, rating=5),
    "cancel": lambda work, ticket, at: cancel_ticket(work, ticket.id, by=WANG.id, at=at),
    "snooze": lambda work, ticket, at: snooze_ticket(work, ticket.id, by=SUN.id, at=at),
    "pass on": with_task(lambda work, task, at: pass_task(work, task.id, by=LI.id, at=at, to=CHEN.id)),
    "take over": with_task(lambda work, task, at: pass_task(work, task.id, by=SUN.id, at=at, to=SUN.id)),
    "later": with_task(lambda work, task, at: snooze_task(work, task.id, by=SUN.id, at=at)),
    "nobody there": with_task(
        lambda work, task, at: end_task(work, task.id, by=SUN.id, at=at, outcome="nobody_answered")
    ),
    "in person": with_task(lambda work, task, at: end_task(work, task.id, by=SUN.id, at=at, outcome="in_person")),
}


def duty(person: Person, *, on: bool) -> Act:
    """A clerk comes on duty, or goes off."""
    return lambda work, ticket, at: set_duty(work, by=person.id, at=at, on=on)


def block(person: Person, barrier: str | None) -> Act:
    """Somebody blocks the bot, or lets it write again."""
    return lambda work, ticket, at: blocked(work, person.id, at=at, barrier=barrier)


ACTS |= {f"{person.id} duty {on}": duty(person, on=on) for person in (LI, WU) for on in (True, False)}
ACTS |= {f"{person.id} {barrier}": block(person, barrier) for person in (*STAFF, CHEN) for barrier in (None, "blocked")}


@st.composite
def days(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """What is done, to which of the tickets, after how many minutes."""
    acts = st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 3), st.sampled_from((0, 3, 45, 400, 1500)))
    return draw(st.lists(acts, min_size=1, max_size=18))


@pytest.mark.rule("DT4")
@settings(max_examples=40, deadline=None)
@given(days())
def test_nothing_is_ever_nobodys(story: list[tuple[str, int, int]]) -> None:
    work = MemoryUnitOfWork(POLICY)
    work.people[WU.id] = WU
    work.staff.append(Post(WU.id, 1, Role.FRONT_DESK))
    now = MORNING
    open_round(work, 1, at=now)
    asked(work, at=now)
    for name, which, minutes in story:
        now += timedelta(minutes=minutes)
        watch(work, now)
        ticket = list(work.stored.values())[which % len(work.stored)]
        try:
            ACTS[name](work, ticket, now)
        except Refusal:
            continue
        everything_is_somebodys(work, now)
    watch(work, now + timedelta(days=3))
    everything_is_somebodys(work, now + timedelta(days=3))


def watch(work: MemoryUnitOfWork, now: datetime) -> None:
    """Let the watch do whatever fell due, of tickets and of tasks."""
    for ticket in list(work.stored.values()):
        while (due := work.ticket(ticket.id).next_deadline_at) is not None and due <= now:
            keep_promises(work, ticket.id, at=max(due, ticket.opened_at))
    watch_tasks(work, now)


def everything_is_somebodys(work: MemoryUnitOfWork, now: datetime) -> None:
    for task in work.owed.values():
        if task.open:
            has_a_doer(work, task)
            has_a_way_on(work, task, now)
    for ticket in work.stored.values():
        if ticket.open:
            assert ticket.owner_id is not None, ticket
            assert ticket.next_deadline_at is not None or waits_for_somebody(work, ticket), ticket


def has_a_doer(work: MemoryUnitOfWork, task: Task) -> None:
    """A person who can be reached, as long as anybody of the office can; the service for what it does itself."""
    if task.post is None:
        assert POLICY.tasks[task.kind].lapses, task
        return
    assert task.doer_id is not None, task
    assert work.person(task.doer_id).reachable or not any(work.person(post.person_id).reachable for post in work.staff)


def has_a_way_on(work: MemoryUnitOfWork, task: Task, now: datetime) -> None:
    """It is due within the policy's span, and the watch looks at it again."""
    assert task.due_at == due_at(POLICY.tasks[task.kind].terms_for(task.terms).due, POLICY, task.opened_at), task
    assert task.opened_at < task.due_at <= task.opened_at + LONGEST_WAIT, task
    assert task.next_at is not None, task
    assert task.next_at > now - timedelta(days=1), task


def waits_for_somebody(work: MemoryUnitOfWork, ticket: Ticket) -> bool:
    """Work that is done waits for the resident, or for a call; it was called about as often as the policy has it.
    A question waits for the answer that is owed as a task.
    """
    tasks = work.tasks_of(ticket.id)
    if ticket.state is State.RECEIVED:
        return any(task.kind == "answer" and task.open for task in tasks)
    assert ticket.state is State.DONE, ticket
    return any(task.kind in ("check_work", "telephone_callback") for task in tasks)
