"""Short ways to what the office owes, for tests of tasks."""

from __future__ import annotations

from datetime import datetime

from tests.cast import MORNING, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import contact, dispatched
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.keep_task import keep_task
from tickets.acts.show_task import send_pings
from tickets.contact import Reading
from tickets.outgoing import Message
from tickets.tasks.task import Task
from tickets.ticket import Kind, Ticket

QUESTION = Reading(Kind.INQUIRY, "fees", ("fees",))
COMPLAINT = Reading(Kind.COMPLAINT, "noise", ("noise",))


def asked(work: MemoryUnitOfWork, *, at: datetime = MORNING) -> Ticket:
    """A question of Wang's that the front desk has."""
    return dispatched(work, QUESTION, at=at)


def says(work: MemoryUnitOfWork, ticket: Ticket, text: str, *, at: datetime, reading: Reading | None = None) -> Ticket:
    """Wang writes more about a ticket."""
    said = contact(reading or Reading(), text, chat=WANG.id, message=len(work.texts) + 50)
    return add_to_ticket(work, ticket.id, said, by=WANG.id, at=at)


def tasks(work: MemoryUnitOfWork, ticket: Ticket, kind: str = "answer") -> list[Task]:
    """The ticket's tasks of that kind, oldest first."""
    return [task for task in work.tasks_of(ticket.id) if task.kind == kind]


def only(work: MemoryUnitOfWork, ticket: Ticket, kind: str = "answer") -> Task:
    """The ticket's one task of that kind."""
    (task,) = tasks(work, ticket, kind)
    return task


def watch_tasks(work: MemoryUnitOfWork, until: datetime) -> None:
    """Let the watch do whatever falls due of tasks and pings by then, each at its moment."""
    while moments := [moment for moment in _moments(work) if moment <= until]:
        now = min(moments)
        for task in [each for each in work.owed.values() if each.next_at is not None and each.next_at <= now]:
            keep_task(work, task.id, at=now)
            after = work.task(task.id).next_at
            assert after is None or after > now, "the watch would turn on the spot"
        waiting = [each for each in work.pings.values() if each.sent_at is None and each.due_at <= now]
        for person_id in {each.person_id for each in waiting}:
            send_pings(work, person_id, at=now)


def _moments(work: MemoryUnitOfWork) -> list[datetime]:
    due = [task.next_at for task in work.owed.values() if task.open and task.next_at is not None]
    return due + [ping.due_at for ping in work.pings.values() if ping.sent_at is None]


def told(work: MemoryUnitOfWork, person_id: int) -> list[Message]:
    """The cards and lists of tasks that the person was sent as new messages, oldest first."""
    sent = [each for each in work.messages if each.chat_id == person_id and each.edit is None]
    return [each for each in sent if each.template in ("staff/task", "staff/tasks_due")]
