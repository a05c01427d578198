"""Somebody of the office does a task: its outcome, and words where the kind asks for them."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify
from tickets.acts.show_task import refresh_task
from tickets.facts import Fact, WordsAdded
from tickets.inquiries import life
from tickets.records import Purpose, Source, TicketText
from tickets.refusals import NotNow, NotYours, TaskEnded
from tickets.tasks.doers import may_do
from tickets.tasks.facts import TaskDone
from tickets.tasks.follow import ended
from tickets.tasks.kinds import TaskOutcome
from tickets.tasks.task import Task, TaskState
from tickets.ticket import ANSWERED_KINDS, State, Ticket
from tickets.unit_of_work import UnitOfWork


def task_in_hand(work: UnitOfWork, task_id: int, *, by: int) -> tuple[Task, Ticket | None]:
    """The open task and its ticket, for whoever may do it: raises `NotYours`, or `TaskEnded` for one that has ended."""
    task = work.task(task_id)
    ticket = None if task.ticket_id is None else work.ticket(task.ticket_id)
    if not may_do(work, task, ticket, by):
        raise NotYours
    if not task.open:
        raise TaskEnded(task)
    return task, ticket


def outcome_of(work: UnitOfWork, task_id: int, outcome: str, *, by: int) -> tuple[Task, TaskOutcome]:
    """The task and what that outcome of its kind asks for; raises `NotYours` also for an outcome no button has."""
    task, _ = task_in_hand(work, task_id, by=by)
    found = work.policy.tasks[task.kind].outcomes.get(outcome)
    if found is None or not found.button:
        raise NotYours
    return task, found


def end_task(
    work: UnitOfWork,
    task_id: int,
    *,
    by: int,
    at: datetime,
    outcome: str,
    words: str = "",
    source: Source | None = None,
) -> Task:
    """End the task with the outcome; the words become a note on its ticket. Raises as `outcome_of` does."""
    outcome_of(work, task_id, outcome, by=by)
    task, ticket = task_in_hand(work, task_id, by=by)
    if ticket is not None and _still_asked(ticket) and (task.kind, outcome) == ("answer", "not_owed"):
        raise NotNow(ticket)
    task = ended(task, TaskState.DONE, outcome, by, at)
    work.save_task(task)
    if ticket is not None:
        said: list[Fact] = []
        if words and source is not None:
            work.add_words(TicketText(ticket.id, at, by, Purpose.NOTE, words, source))
            said.append(WordsAdded(ticket.id, at, by, Purpose.NOTE))
        if _still_asked(ticket) and (task.kind, outcome) == ("answer", "in_person"):
            ticket, answered = life.answer(ticket, by, at)
            said.append(answered)
        save_and_notify(work, ticket, *said, TaskDone(ticket.id, at, by, task.kind, outcome))
    refresh_task(work, task, at=at)
    return task


def _still_asked(ticket: Ticket) -> bool:
    """Whether it ends only with an answer, and has none: then an answer is always owed (CP3)."""
    return ticket.kind in ANSWERED_KINDS and ticket.state is State.RECEIVED
