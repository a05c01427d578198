"""The card of a task: one message for each ping about it, changed in place as the task goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from tickets.acts.list_tickets import summary
from tickets.acts.save_and_notify import at_night
from tickets.outgoing import Message
from tickets.refusals import NotYours
from tickets.tasks.doers import leads_task, may_do
from tickets.tasks.ping import Ping
from tickets.tasks.progress import PROGRESS, unstated
from tickets.tasks.reaching import person_to_reach
from tickets.tasks.task import Task
from tickets.ticket import Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

CARD = "staff/task"
LIST = "staff/tasks_due"
"""Templates: the card of one task, and what a person is told of several at once."""


def send_task_card(work: UnitOfWork, task_id: int, *, by: int, at: datetime) -> Task:
    """Send the person the task's card; raises `NotYours` for whoever may neither do it nor decides over it."""
    task = work.task(task_id)
    if not may_see_task(work, task, by):
        raise NotYours
    opened = work.add_ping(Ping(0, by, "asked", at, at, task.id, task.ticket_id))
    work.pings_sent([opened], at)
    work.send(_message(work, task, opened, by, silent=False))
    return task


def read_task_card(work: UnitOfWork, task_id: int, *, by: int) -> dict[str, Any]:
    """The values of the task's card for the person who reads it; raises `NotYours` as `send_task_card` does."""
    task = work.task(task_id)
    if not may_see_task(work, task, by):
        raise NotYours
    return card_params(work, task, by) | {"why": "", "lines": []}


def may_see_task(work: UnitOfWork, task: Task, person_id: int) -> bool:
    """Whether the person may do the task, passed it on, or decides over it."""
    ticket = _ticket(work, task)
    return (
        person_id == task.passed_by
        or may_do(work, task, ticket, person_id)
        or leads_task(work, task, ticket, person_id)
    )


def refresh_task(work: UnitOfWork, task: Task, *, at: datetime) -> None:
    """Bring the task's cards up to date, each in its message."""
    for sent in work.pings_of_task(task.id):
        stands = work.stands_at(sent.key)
        if stands is not None:
            card = _message(work, task, sent, sent.person_id, silent=True)
            work.send(replace(card, key=f"{sent.key}:{at.timestamp():.0f}:{task.state}", edit=stands))


def send_pings(work: UnitOfWork, person_id: int, *, at: datetime) -> None:
    """Tell the person everything that waits for them, in one message (DT7); what has ended meanwhile is left out."""
    waiting = work.waiting_pings(person_id)
    work.pings_sent(waiting, at)
    pending = [each for each in waiting if _holds(work, each)]
    if not pending:
        return
    silent = at_night(work.policy, at)
    first = _first(work, pending)
    lines = ordered(_line(work, each) for each in pending if each != first)
    if first is not None and first.task_id is not None:
        work.send(_message(work, work.task(first.task_id), first, person_id, silent=silent, lines=lines))
        return
    key = f"tasks:{person_id}:{pending[0].id}"
    work.send(Message(key, person_id, LIST, {"lines": lines}, silent=silent, fallback="upward"))


def _first(work: UnitOfWork, pending: Sequence[Ping]) -> Ping | None:
    """The ping whose card is sent whole: the only one, or the day's progress with the others as lines below it."""
    about = [each for each in pending if each.task_id is not None]
    progress = [each for each in about if work.task(each.task_id or 0).kind == PROGRESS]
    return next(iter(progress or (about if len(pending) == 1 else [])), None)


def _holds(work: UnitOfWork, ping: Ping) -> bool:
    if ping.task_id is not None:
        return work.task(ping.task_id).open
    return ping.ticket_id is not None and work.ticket(ping.ticket_id).open


def _ticket(work: UnitOfWork, task: Task) -> Ticket | None:
    return None if task.ticket_id is None else work.ticket(task.ticket_id)


def _message(
    work: UnitOfWork, task: Task, sent: Ping, person_id: int, *, silent: bool, lines: Sequence[object] = ()
) -> Message:
    """The card as it is now; the fallback goes upward, so that somebody hears of it."""
    params = card_params(work, task, person_id) | {"why": sent.why, "lines": list(lines)}
    return Message(sent.key, person_id, CARD, params, ticket_id=task.ticket_id, silent=silent, fallback="upward")


def card_params(work: UnitOfWork, task: Task, person_id: int) -> dict[str, object]:
    """The values of a task's card, as JSON has them, for the person who reads it."""
    kind, ticket = work.policy.tasks[task.kind], _ticket(work, task)
    doer = None if task.doer_id is None else work.person(task.doer_id).name
    missed = person_to_reach(task)
    ended_by = None if task.ended_by is None else work.person(task.ended_by).name
    return {
        "task": task.id,
        "kind": task.kind,
        "state": task.state.value,
        "due_at": task.due_at.isoformat(),
        "doer": doer,
        "mine": person_id == task.doer_id,
        "outcome": task.outcome,
        "ended_at": task.ended_at and task.ended_at.isoformat(),
        "ended_by": ended_by,
        "outcomes": [{"code": each.code, "words": each.words} for each in kind.outcomes.values() if each.button],
        "leads": leads_task(work, task, ticket, person_id),
        "snoozed_until": task.snoozed_until and task.snoozed_until.isoformat(),
        "ticket": None if ticket is None else ticket_params(work, ticket),
        "person": None if missed is None else work.person(missed).name,
        "matters": [_matter(work, each) for each in unstated(work, task)] if _to_state(task) else [],
    }


def _to_state(task: Task) -> bool:
    return task.open and task.kind == PROGRESS


def _matter(work: UnitOfWork, ticket: Ticket) -> dict[str, object]:
    """A matter whose progress is to be stated: who has it, and what its resident was promised."""
    now = summary(work, ticket)
    return ticket_params(work, ticket) | {
        "state": ticket.state.value,
        "name": now.assignee.name if now.assignee else None,
        "promise": now.promise.name if now.promise else None,
        "due_at": now.promise.due_at.isoformat() if now.promise else None,
    }


def ticket_params(work: UnitOfWork, ticket: Ticket) -> dict[str, object]:
    """What a task's card tells of its ticket, with the words that the resident wrote last."""
    by_resident = [each.text for each in work.words(ticket.id) if each.by == ticket.resident_id]
    return {
        "id": ticket.id,
        "round": ticket.round,
        "number": ticket.number,
        "category": ticket.category,
        "urgency": ticket.urgency.value,
        "place": asdict(ticket.place),
        "resident": ticket.resident_id and work.person(ticket.resident_id).name,
        "words": by_resident[-1] if by_resident else "",
    }


def _line(work: UnitOfWork, ping: Ping) -> dict[str, object]:
    """A line of the list, as JSON has it."""
    task = None if ping.task_id is None else work.task(ping.task_id)
    ticket = None if ping.ticket_id is None else work.ticket(ping.ticket_id)
    pressing = Urgency.ROUTINE if ticket is None else ticket.urgency
    due = task.due_at if task else ping.at
    return {
        "why": ping.why,
        "task": task and task.id,
        "kind": task and task.kind,
        "doer": None if task is None or task.doer_id is None else work.person(task.doer_id).name,
        "due_at": due.isoformat(),
        "urgency": pressing.value,
        "ticket": None if ticket is None else ticket_params(work, ticket),
    }


def ordered(lines: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """The urgent first, then what is due first."""
    ranks = [urgency.value for urgency in Urgency]
    return sorted(lines, key=lambda line: (ranks.index(str(line["urgency"])), str(line["due_at"])))
