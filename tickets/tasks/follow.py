"""The tasks that follow from facts: opened, ended or void as the one table has it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from tickets.facts import Fact
from tickets.notification_rules import NOTIFICATION_RULES
from tickets.people import Role
from tickets.tasks.doers import doers
from tickets.tasks.due import due_at, next_at
from tickets.tasks.facts import TaskDone, TaskOpened, TaskVoided
from tickets.tasks.kinds import SERVICE, TaskKind, Tells
from tickets.tasks.pinging import ping
from tickets.tasks.rules import Closes, Opens, Voids
from tickets.tasks.task import Task, TaskState
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def follow(work: UnitOfWork, ticket: Ticket, happened: Iterable[Fact]) -> list[Fact]:
    """Do what the facts do to the ticket's tasks, and what follows from that; gives the facts of it."""
    waiting, done = deque(happened), list[Fact]()
    together = tuple(waiting)
    while waiting:
        fact = waiting.popleft()
        for rule in NOTIFICATION_RULES.get(type(fact), ()):
            if isinstance(rule, Opens) and any(isinstance(each, rule.unless) for each in together):
                continue
            if isinstance(rule, Opens | Closes | Voids) and rule.when(work.policy, ticket, fact):
                followed = _apply(work, ticket, rule, fact)
                waiting += followed
                done += followed
    return done


def _apply(work: UnitOfWork, ticket: Ticket, rule: Opens | Closes | Voids, fact: Fact) -> list[Fact]:
    if isinstance(rule, Opens):
        return _open(work, ticket, rule, fact.at)
    open_ = [task for task in work.tasks_of(ticket.id) if task.open and rule.kind in ("", task.kind)]
    if isinstance(rule, Closes):
        for task in open_:
            work.save_task(ended(task, TaskState.DONE, rule.outcome, fact.by, fact.at))
        return [TaskDone(ticket.id, fact.at, fact.by, task.kind, rule.outcome) for task in open_]
    for task in open_:
        work.save_task(ended(task, TaskState.VOID, None, fact.by, fact.at))
    return [TaskVoided(ticket.id, fact.at, fact.by, task.kind) for task in open_]


def ended(task: Task, state: TaskState, outcome: str | None, by: int | None, at: datetime) -> Task:
    """The task as it is once it is done, or void."""
    return replace(task, state=state, outcome=outcome, ended_by=by, ended_at=at, next_at=None)


def _open(work: UnitOfWork, ticket: Ticket, rule: Opens, at: datetime) -> list[Fact]:
    kind = work.policy.tasks[rule.kind]
    before = [task for task in work.tasks_of(ticket.id) if task.kind == kind.code]
    this_time = [task for task in before if task.key.startswith(_key(kind, ticket))]
    if any(task.open for task in before) or (kind.most is not None and len(this_time) >= kind.most):
        return []
    key = f"{_key(kind, ticket)}{len(this_time) + 1}"
    task = open_task(work, kind, key, property_id=ticket.property_id, at=at, ticket=ticket, doer=rule.doer)
    return [] if task is None else [TaskOpened(ticket.id, at, None, task.kind, task.due_at, task.doer_id)]


def _key(kind: TaskKind, ticket: Ticket) -> str:
    return f"{kind.code}:{ticket.id}:{ticket.round}."


def open_task(
    work: UnitOfWork,
    kind: TaskKind,
    key: str,
    *,
    property_id: int,
    at: datetime,
    ticket: Ticket | None = None,
    doer: str = "",
    person_id: int | None = None,
) -> Task | None:
    """Open a task for a post, or for that person of the post, and tell the doer; `None` where the key is known."""
    name = doer or kind.doer
    post = None if name == SERVICE else Role(name)
    terms = ticket.kind.value if ticket is not None and ticket.kind in kind.by_kind else ""
    able = doers(work, post, property_id, ticket) if post is not None and person_id is None else [person_id]
    due = due_at(kind.terms_for(terms).due, work.policy, at)
    about = None if ticket is None else ticket.id
    fresh = Task(0, kind.code, property_id, key, at, due, about, terms, post, next(iter(able), None))
    task = work.open_task(replace(fresh, next_at=next_at(fresh, work.policy)))
    if task is not None and kind.tells is Tells.OPENED and task.doer_id is not None:
        ping(work, task.doer_id, "opened", at, task_id=task.id, ticket_id=about)
    return task
