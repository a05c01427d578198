"""What a fact does to tasks: rows of the one table of what follows from a fact (`tickets.notification_rules`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tickets.facts import Fact, TicketRated, WordsAdded
from tickets.policy import Policy
from tickets.records import Purpose
from tickets.tasks.facts import TaskDone
from tickets.ticket import Kind, Ticket

Condition = Callable[[Policy, Ticket, Fact], bool]
"""Whether a row holds for this fact of the ticket."""


def always(policy: Policy, ticket: Ticket, fact: Fact) -> bool:
    """The row holds whatever the ticket is."""
    return True


@dataclass(frozen=True)
class Opens:
    """Opens a task of that kind, unless one is open. `doer`: who does it, where it is not the kind's usual doer.

    `unless`: not where one of these facts comes with it.
    """

    kind: str
    when: Condition = always
    doer: str = ""
    unless: tuple[type[Fact], ...] = ()


@dataclass(frozen=True)
class Closes:
    """Ends the open tasks of that kind with this outcome; who did what the fact tells did them as well."""

    kind: str
    outcome: str
    when: Condition = always


@dataclass(frozen=True)
class Voids:
    """Nobody has to do the open tasks of that kind (`""`: of every kind) any more."""

    kind: str = ""
    when: Condition = always


TaskRule = Opens | Closes | Voids


def of_kind(*kinds: Kind) -> Condition:
    """The ticket is of one of these kinds."""
    return lambda policy, ticket, fact: ticket.kind in kinds


def words_of_resident(policy: Policy, ticket: Ticket, fact: Fact) -> bool:
    """The resident wrote more than thanks on a ticket that was sent out (IN18).

    A comment on a rating counts where the rating itself leads to no call.
    """
    if not isinstance(fact, WordsAdded) or fact.chatter or ticket.number is None or fact.by != ticket.resident_id:
        return False
    content = fact.purpose == Purpose.COMMENT and (ticket.rating or 0) > policy.low_rating
    return fact.purpose == Purpose.ADDITION or content


def has_resident(policy: Policy, ticket: Ticket, fact: Fact) -> bool:
    """Somebody can be asked."""
    return ticket.resident_id is not None


def ended(kind: str, outcome: str) -> Condition:
    """A task of that kind ended with that outcome."""
    return lambda policy, ticket, fact: isinstance(fact, TaskDone) and (fact.kind, fact.outcome) == (kind, outcome)


def rated_well(policy: Policy, ticket: Ticket, fact: Fact) -> bool:
    """The resident's rating is no low one."""
    return isinstance(fact, TicketRated) and fact.rating > policy.low_rating


def rated(lowest: int, highest: int) -> Condition:
    """The resident's rating lies between the two, and is a low one by the policy."""

    def holds(policy: Policy, ticket: Ticket, fact: Fact) -> bool:
        return isinstance(fact, TicketRated) and lowest <= fact.rating <= min(highest, policy.low_rating)

    return holds
