"""What a person may look up: their tickets, how one stands, everything about one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tickets.desk import Desk
from tickets.facts import Fact, OwnerNamed, TicketAssigned
from tickets.people import Person
from tickets.promises import Promise, promise_to_resident
from tickets.records import Wording
from tickets.rights import may_lead, require_worker
from tickets.ticket import Ticket


@dataclass(frozen=True)
class Standing:
    """How a ticket stands: who has it, and what was promised next."""

    ticket: Ticket
    assignee: Person | None
    promise: Promise | None


@dataclass(frozen=True)
class History:
    """Everything about a ticket, oldest first; `people` has everybody whom it names."""

    standing: Standing
    facts: Sequence[Fact]
    words: Sequence[Wording]
    people: dict[int, Person]


def standing(desk: Desk, ticket: Ticket) -> Standing:
    """How the ticket stands now."""
    return Standing(ticket, assignee(desk, ticket), promise_to_resident(ticket, desk.policy))


def assignee(desk: Desk, ticket: Ticket) -> Person | None:
    """Who has the job."""
    return None if ticket.assignee_id is None else desk.person(ticket.assignee_id)


def list_tickets(desk: Desk, *, by: int) -> list[Standing]:
    """The resident's numbered tickets: what is open first, each the newest first."""
    tickets = desk.tickets_of(by)
    return [standing(desk, each) for each in sorted(tickets, key=lambda each: not each.open)]


def read_history(desk: Desk, ticket_id: int, *, by: int) -> History:
    """Everything about a ticket; raises `NotYours` for whoever neither leads nor works on it."""
    ticket = desk.ticket(ticket_id)
    if not may_lead(desk, ticket, by):
        require_worker(desk, ticket, by)
    facts, words = desk.facts(ticket_id), desk.words(ticket_id)
    named = {fact.by for fact in facts} | {each.by for each in words} | {person_of(fact) for fact in facts}
    people = {person: desk.person(person) for person in named if person is not None}
    return History(standing(desk, ticket), facts, words, people)


def person_of(fact: Fact) -> int | None:
    """The person whom the fact is about, besides who did it."""
    if isinstance(fact, OwnerNamed):
        return fact.owner_id
    return fact.assignee_id if isinstance(fact, TicketAssigned) else None
