"""Promised times, derived from a ticket's own columns and the policy: never stored, so never stale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tickets.policy import Policy, Promises
from tickets.ticket import State, Ticket


@dataclass(frozen=True)
class Promise:
    """One promised moment: `accepted` (RP2), `arrived` (RP3) or `finished`."""

    name: str
    began_at: datetime
    due_at: datetime


def span_after(promises: Promises, policy: Policy, start: datetime, span: timedelta) -> datetime:
    """`span` after `start` by the clock that the urgency runs on: around the clock, or the desk's hours."""
    return start + span if promises.clock else policy.calendar.add(start, span)


def current_promise(ticket: Ticket, policy: Policy) -> Promise | None:
    """What the office owes next, to the group before somebody has it, to the resident after."""
    if ticket.state is State.DISPATCHED:
        return _promise("accepted", ticket, policy)
    return promise_to_resident(ticket, policy)


def promise_to_resident(ticket: Ticket, policy: Policy) -> Promise | None:
    """The next moment that the resident was promised: somebody there, or the matter put right; `None` when closed."""
    if ticket.state in (State.DISPATCHED, State.ACCEPTED):
        return _promise("arrived", ticket, policy) or _promise("finished", ticket, policy)
    return _promise("finished", ticket, policy) if ticket.state is State.ON_SITE else None


def _promise(name: str, ticket: Ticket, policy: Policy) -> Promise | None:
    promises = policy.promises[ticket.urgency]
    began = ticket.dispatched_at if name == "accepted" else ticket.reported_at
    span: timedelta | None = getattr(promises, name)
    if ticket.promised_at is not None and name != "accepted":
        return Promise(name, ticket.touched_at or ticket.reported_at, ticket.promised_at)
    if began is None or span is None:
        return None
    return Promise(name, began, span_after(promises, policy, began, span))


def part_of(promise: Promise, ticket: Ticket, policy: Policy, fraction: float) -> datetime:
    """The moment when `fraction` of a promise's time has passed, by its own clock."""
    promises = policy.promises[ticket.urgency]
    if promises.clock:
        return promise.began_at + (promise.due_at - promise.began_at) * fraction
    whole = policy.calendar.between(promise.began_at, promise.due_at)
    return policy.calendar.add(promise.began_at, whole * fraction)
