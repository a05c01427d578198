"""What the front desk owes for a ticket that is not visited, or not yet: by when, and who is told when it is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tickets.people import Role
from tickets.policy import Policy
from tickets.ticket import Ticket, Urgency


def by_clock(ticket: Ticket, policy: Policy) -> bool:
    """Whether the time to answer runs day and night, and not in reception hours only."""
    return ticket.urgency is Urgency.EMERGENCY or policy.kinds[ticket.kind].clock


def promised_here(ticket: Ticket, policy: Policy) -> bool:
    """Whether the ticket promises it: what is asked or complained of is owed as a task, in an emergency besides."""
    return ticket.urgency is Urgency.EMERGENCY or ticket.kind in policy.kinds


def answer_due(ticket: Ticket, policy: Policy) -> datetime:
    """By when an answer, a decision or a confirmed order is owed; of an emergency as soon as somebody is to take it."""
    if ticket.urgency is Urgency.EMERGENCY:
        span = policy.promises[Urgency.EMERGENCY].accepted
    else:
        span = policy.kinds[ticket.kind].answered
    return _after(ticket, policy, ticket.reported_at, span)


def answer_levels(ticket: Ticket, policy: Policy) -> Iterator[tuple[Role, datetime]]:
    """Who is told and when, the lowest level first; of an emergency as if nobody took it."""
    if not promised_here(ticket, policy):
        return
    if ticket.urgency is Urgency.EMERGENCY:
        for level in policy.promises[Urgency.EMERGENCY].levels:
            yield level.role, ticket.reported_at + level.not_accepted
        return
    due_at = answer_due(ticket, policy)
    for late in policy.kinds[ticket.kind].levels:
        yield late.role, _after(ticket, policy, due_at, late.late)


def _after(ticket: Ticket, policy: Policy, start: datetime, span: timedelta) -> datetime:
    if by_clock(ticket, policy) or not span:
        return start + span
    return policy.calendar.add(start, span)
