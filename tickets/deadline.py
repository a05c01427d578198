"""The next moment when the watch has to look at a ticket, derived from its columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tickets.escalation import next_step
from tickets.policy import Policy
from tickets.promises import Promise, current_promise, part_of
from tickets.ticket import State, Ticket, Urgency


def next_deadline(ticket: Ticket, policy: Policy) -> datetime | None:
    """When something falls due; `None` when nothing will."""
    return min(_moments(ticket, policy), default=None)


def _moments(ticket: Ticket, policy: Policy) -> Iterator[datetime]:
    if ticket.state is State.DRAFT:
        yield draft_due(ticket, policy)
        return
    promise = current_promise(ticket, policy)
    if promise is not None and not ticket.warned:
        yield warn_at(promise, ticket, policy)
    if promise is not None and not ticket.delay_told and promise.name != "accepted":
        yield tell_delay_at(promise, ticket, policy)
    step = next_step(ticket, policy)
    if step is not None:
        yield step.at


def draft_due(ticket: Ticket, policy: Policy) -> datetime:
    """When a draft goes on by itself: the emergency's minute, the question's minute, the reminder, the front desk."""
    waits, touched = policy.waits, ticket.touched_at or ticket.opened_at
    if ticket.urgency is Urgency.EMERGENCY:
        return (ticket.hazard_at or ticket.opened_at) + waits.unconfirmed_emergency
    if ticket.joins is not None:
        return touched + waits.join_answer
    return touched + (waits.draft_reminder if ticket.reminded_at is None else waits.draft_to_desk)


def warn_at(promise: Promise, ticket: Ticket, policy: Policy) -> datetime:
    """When whoever has the job is warned."""
    return part_of(promise, ticket, policy, policy.warn_at)


def tell_delay_at(promise: Promise, ticket: Ticket, policy: Policy) -> datetime:
    """When the resident hears of a delay: before the promised time, not after."""
    return part_of(promise, ticket, policy, policy.tell_delay_at)
