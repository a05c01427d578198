"""Promised times, derived from a ticket's own columns and the policy: never stored, so never stale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tickets.policy import Policy, Promises
from tickets.ticket import VISITED, WORKING, State, Ticket


@dataclass(frozen=True)
class Promise:
    """One promised moment: `accepted` (RP2), `arrived` (RP3) or `finished`."""

    name: str
    began_at: datetime
    due_at: datetime


def span_after(promises: Promises, policy: Policy, start: datetime, span: timedelta) -> datetime:
    """`span` after `start` by the clock that the urgency runs on: around the clock, or the desk's hours."""
    return start + span if promises.clock else policy.calendar.add(start, span)


def owed(ticket: Ticket, policy: Policy) -> tuple[Promise, ...]:
    """What is owed now: that somebody takes it, while nobody has it (RP2), and what the resident was promised."""
    waiting = _promise("accepted", ticket, policy) if ticket.state is State.DISPATCHED else None
    return tuple(promise for promise in (waiting, promise_to_resident(ticket, policy)) if promise is not None)


def promise_to_resident(ticket: Ticket, policy: Policy) -> Promise | None:
    """The next moment that the resident was promised: somebody there, or the matter put right; `None` when closed."""
    if ticket.state not in WORKING:
        return None
    return _promise("arrived" if arrival_owed(ticket, policy) else "finished", ticket, policy)


def arrival_owed(ticket: Ticket, policy: Policy) -> bool:
    """Whether somebody has still to come: within the urgency's time (RP3), or to an appointment (RP4)."""
    appointment = ticket.promised_at is not None and ticket.kind in VISITED
    return ticket.state is not State.ON_SITE and (appointment or policy.promises[ticket.urgency].arrived is not None)


def _promise(name: str, ticket: Ticket, policy: Policy) -> Promise | None:
    promises = policy.promises[ticket.pace]
    if ticket.promised_at is not None and name != "accepted":
        return Promise(name, ticket.touched_at or ticket.reported_at, ticket.promised_at)
    spans = {"accepted": promises.accepted, "arrived": promises.arrived, "finished": promises.finished}
    span = spans[name]
    began = began_at(ticket, name)
    return None if span is None or began is None else Promise(name, began, span_after(promises, policy, began, span))


def finished_later(ticket: Ticket, policy: Policy, at: datetime) -> datetime | None:
    """By when the matter is put right where somebody comes, at `at`, to a new time; `None` where the first holds."""
    promises = policy.promises[ticket.pace]
    if ticket.promised_at is None:
        return None
    rest = promises.finished - (promises.arrived or timedelta())
    later = span_after(promises, policy, min(ticket.promised_at, at), rest)
    return later if later > span_after(promises, policy, ticket.reported_at, promises.finished) else None


def began_at(ticket: Ticket, name: str) -> datetime | None:
    """When the time of a promise began: at the dispatch for `accepted`, otherwise with the report.

    The next to come after somebody was on site has the time anew, from when it was passed on.
    """
    return ticket.dispatched_at if name == "accepted" or _comes_again(ticket, name) else ticket.reported_at


def _comes_again(ticket: Ticket, name: str) -> bool:
    return name == "arrived" and ticket.arrived_at is not None


def part_of(promise: Promise, ticket: Ticket, policy: Policy, fraction: float) -> datetime:
    """The moment when `fraction` of a promise's time has passed, by its own clock.

    An appointment outside the desk's hours has no time of that clock: there the hours of the day count.
    """
    promises = policy.promises[ticket.pace]
    whole = policy.calendar.between(promise.began_at, promise.due_at)
    if promises.clock or not whole:
        return promise.began_at + (promise.due_at - promise.began_at) * fraction
    return policy.calendar.add(promise.began_at, whole * fraction)
