"""The next moment when the watch has to look at a ticket, derived from its columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tickets.escalation import next_step
from tickets.policy import Policy
from tickets.promises import Promise, owed, part_of, promise_to_resident
from tickets.ticket import State, Ticket, Urgency


@dataclass(frozen=True)
class Moment:
    """A moment of a promise: `warn` whoever has the job, tell the resident of a `delay`, or note that it was
    `missed`.
    """

    at: datetime
    what: str
    promise: Promise


def next_deadline(ticket: Ticket, policy: Policy) -> datetime | None:
    """When something falls due; `None` when nothing will."""
    return min(_deadlines(ticket, policy), default=None)


def _deadlines(ticket: Ticket, policy: Policy) -> Iterator[datetime]:
    if ticket.state is State.DRAFT:
        yield draft_due(ticket, policy)
        return
    if ticket.state is State.ANSWERED:
        yield unconfirmed_due(ticket, policy)
        return
    yield from (moment.at for moment in unwatched(ticket, policy))
    step = next_step(ticket, policy)
    if step is not None:
        yield step.at


def unconfirmed_due(ticket: Ticket, policy: Policy) -> datetime:
    """When an answer of which nobody says whether it helped counts as unconfirmed; an important one is asked about
    then, and again as long after (CB5).
    """
    since = max(filter(None, (ticket.answered_at, ticket.watched_at)), default=ticket.reported_at)
    return since + policy.waits.answer_unconfirmed


def draft_due(ticket: Ticket, policy: Policy) -> datetime:
    """When the service moves the draft on without the resident: sends an emergency or an unheard recording out, stops
    asking which ticket it belongs to, reminds, or passes it to the front desk.
    """
    waits, touched = policy.waits, ticket.touched_at or ticket.opened_at
    if ticket.urgency is Urgency.EMERGENCY:
        return (ticket.hazard_at or ticket.opened_at) + waits.unconfirmed_emergency
    if ticket.joins is not None:
        return touched + waits.join_answer
    if ticket.unheard_at is not None:
        return ticket.unheard_at + waits.unheard_to_desk
    return touched + (waits.draft_reminder if ticket.reminded_at is None else waits.draft_to_desk)


def unwatched(ticket: Ticket, policy: Policy) -> Iterator[Moment]:
    """The moments of the ticket's promises that the watch has not yet dealt with."""
    for moment in _moments(ticket, policy):
        if ticket.watched_at is None or moment.at > ticket.watched_at:
            yield moment


def _moments(ticket: Ticket, policy: Policy) -> Iterator[Moment]:
    """The warning of each promise, and the delay and the miss of the one that the resident was given."""
    for promise in owed(ticket, policy):
        yield Moment(part_of(promise, ticket, policy, policy.warn_at), "warn", promise)
    told = promise_to_resident(ticket, policy)
    if told is not None:
        yield Moment(part_of(told, ticket, policy, policy.tell_delay_at), "delay", told)
        yield Moment(told.due_at, "missed", told)
