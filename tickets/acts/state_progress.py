"""A department head states how far a matter is, and its resident is told (RP13)."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.end_task import task_in_hand
from tickets.acts.list_tickets import summary
from tickets.acts.save_and_notify import save_and_notify
from tickets.acts.show_task import refresh_task
from tickets.facts import ProgressStated
from tickets.outgoing import Message
from tickets.records import Purpose, Source, TicketText
from tickets.refusals import NotYours
from tickets.tasks.follow import ended
from tickets.tasks.progress import PROGRESS, matters_of, unstated
from tickets.tasks.task import Task, TaskState
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def may_state_progress(work: UnitOfWork, task_id: int, ticket_id: int, *, by: int) -> tuple[Task, Ticket]:
    """The task and the matter; raises `NotYours` for whoever does not state it, and for a matter of no such task."""
    task, _ = task_in_hand(work, task_id, by=by)
    ticket = next((each for each in matters_of(work, task) if each.id == ticket_id), None)
    if task.kind != PROGRESS or ticket is None:
        raise NotYours
    return task, work.ticket(ticket_id)


def state_progress(
    work: UnitOfWork,
    task_id: int,
    ticket_id: int,
    *,
    by: int,
    at: datetime,
    words: str = "",
    source: Source | None = None,
) -> Task:
    """It goes as planned, or as the words say: the resident reads it, and the last matter ends the day's task."""
    task, ticket = may_state_progress(work, task_id, ticket_id, by=by)
    if words and source is not None:
        work.add_words(TicketText(ticket.id, at, by, Purpose.ANSWER, words, source))
    ticket = save_and_notify(work, ticket, ProgressStated(ticket.id, at, by, bool(words)))
    _tell_resident(work, ticket, task, words)
    return progress_made(work, task, at=at)


def _tell_resident(work: UnitOfWork, ticket: Ticket, task: Task, words: str) -> None:
    if ticket.resident_id is None:
        return
    now = summary(work, ticket)
    about = {"number": ticket.number, "category": ticket.category, "state": ticket.state.value, "words": words}
    about |= {"name": now.assignee.name if now.assignee else None, "promise": now.promise.name if now.promise else None}
    about |= {"due_at": now.promise.due_at.isoformat() if now.promise else None}
    key = f"progress:{task.id}:{ticket.id}:{bool(words)}"
    to = (ticket.resident_id, "resident/progress")
    work.send(Message(key, *to, about, ticket_id=ticket.id, fallback="desk"))


def progress_made(work: UnitOfWork, task: Task, *, at: datetime) -> Task:
    """End the task once nothing is left to state, and bring its cards up to date."""
    if task.open and not unstated(work, task):
        task = ended(task, TaskState.DONE, "stated", task.doer_id, at)
        work.save_task(task)
    refresh_task(work, task, at=at)
    return task
