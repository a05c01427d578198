"""Promised times. They are derived from a ticket's columns and the policy, never stored, and so never out of date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tickets.answering import answer_due, by_clock, promised_here
from tickets.policy import Policy, Promises
from tickets.ticket import VISITED, WORKING, State, Ticket


@dataclass(frozen=True)
class Promise:
    """One promised moment: `accepted` (RP2), `arrived` (RP3) or `finished`; of what is not visited `answered`."""

    name: str
    began_at: datetime
    due_at: datetime


def span_after(promises: Promises, policy: Policy, start: datetime, span: timedelta) -> datetime:
    """`span` after `start`: by the clock, or counting reception hours only, as the urgency has it."""
    return start + span if promises.clock else policy.calendar.add(start, span)


def owed(ticket: Ticket, policy: Policy) -> tuple[Promise, ...]:
    """The promises that run now: that somebody accepts it (RP2), and the next one that the resident was given."""
    waiting = _promise("accepted", ticket, policy) if ticket.state is State.DISPATCHED else None
    return tuple(promise for promise in (waiting, promise_to_resident(ticket, policy)) if promise is not None)


def promise_to_resident(ticket: Ticket, policy: Policy) -> Promise | None:
    """What the resident was promised next: that somebody arrives, that it is finished, or that they are answered;
    `None` when nothing is left.
    """
    if ticket.state is State.RECEIVED and promised_here(ticket, policy):
        return Promise("answered", ticket.reported_at, answer_due(ticket, policy))
    if ticket.state not in WORKING:
        return None
    return _promise("arrived" if arrival_owed(ticket, policy) else "finished", ticket, policy)


def arrival_owed(ticket: Ticket, policy: Policy) -> bool:
    """Whether somebody still has to arrive: within the urgency's time (RP3), or at an appointment (RP4)."""
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
    """By when it must be finished if somebody arrives at `at` after a new time was set; `None` if the first
    time holds.
    """
    promises = policy.promises[ticket.pace]
    if ticket.promised_at is None:
        return None
    rest = promises.finished - (promises.arrived or timedelta())
    later = span_after(promises, policy, min(ticket.promised_at, at), rest)
    return later if later > span_after(promises, policy, ticket.reported_at, promises.finished) else None


def began_at(ticket: Ticket, name: str) -> datetime | None:
    """When a promise began: `accepted` at the dispatch, the others with the report.

    If somebody was on site before, the time to arrive began when the ticket was passed on.
    """
    return ticket.dispatched_at if name == "accepted" or _comes_again(ticket, name) else ticket.reported_at


def _comes_again(ticket: Ticket, name: str) -> bool:
    return name == "arrived" and ticket.arrived_at is not None


def part_of(promise: Promise, ticket: Ticket, policy: Policy, fraction: float) -> datetime:
    """The moment when this fraction of a promise's time has passed, counted as the promise itself is.

    An appointment outside reception hours contains none of them: then all hours count.
    """
    received = ticket.state is State.RECEIVED
    clock = by_clock(ticket, policy) if received else policy.promises[ticket.pace].clock
    whole = policy.calendar.between(promise.began_at, promise.due_at)
    if clock or not whole:
        return promise.began_at + (promise.due_at - promise.began_at) * fraction
    return policy.calendar.add(promise.began_at, whole * fraction)
