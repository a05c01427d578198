"""What a person may look up: their own tickets, and everything about one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tickets.facts import Fact, OwnerNamed, TicketAssigned
from tickets.people import Person
from tickets.promises import Promise, promise_to_resident
from tickets.records import TicketText
from tickets.rights import may_lead, require_worker
from tickets.tasks.facts import TaskOpened, TaskPassedOn
from tickets.tasks.task import Task
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class TaskSummary:
    """A task and who does it."""

    task: Task
    doer: Person | None


@dataclass(frozen=True)
class TicketSummary:
    """A ticket with who has it, and what was promised next."""

    ticket: Ticket
    assignee: Person | None
    promise: Promise | None
    tasks: Sequence[TaskSummary] = ()


@dataclass(frozen=True)
class History:
    """Everything about a ticket, oldest first; `people` has everybody whom it names."""

    summary: TicketSummary
    facts: Sequence[Fact]
    words: Sequence[TicketText]
    people: dict[int, Person]


def summary(work: UnitOfWork, ticket: Ticket) -> TicketSummary:
    """The ticket with who has it, and what the resident was promised next."""
    return TicketSummary(ticket, assignee(work, ticket), promise_to_resident(ticket, work.policy))


def assignee(work: UnitOfWork, ticket: Ticket) -> Person | None:
    """Who has the job."""
    return None if ticket.assignee_id is None else work.person(ticket.assignee_id)


def list_tickets(work: UnitOfWork, *, by: int) -> list[TicketSummary]:
    """The resident's numbered tickets: open ones first, each the newest first."""
    tickets = work.tickets_of(by)
    return [summary(work, each) for each in sorted(tickets, key=lambda each: not each.open)]


def read_history(work: UnitOfWork, ticket_id: int, *, by: int) -> History:
    """Everything about a ticket; raises `NotYours` for whoever neither decides over it nor works on it."""
    ticket = work.ticket(ticket_id)
    if not may_lead(work, ticket, by):
        require_worker(work, ticket, by)
    facts, words = work.facts(ticket_id), work.words(ticket_id)
    named = {fact.by for fact in facts} | {each.by for each in words} | {person_of(fact) for fact in facts}
    people = {person: work.person(person) for person in named if person is not None}
    return History(summary(work, ticket), facts, words, people)


def person_of(fact: Fact) -> int | None:
    """The person whom the fact is about, besides who did it."""
    if isinstance(fact, OwnerNamed):
        return fact.owner_id
    if isinstance(fact, TaskOpened | TaskPassedOn):
        return fact.doer_id
    return fact.assignee_id if isinstance(fact, TicketAssigned) else None
