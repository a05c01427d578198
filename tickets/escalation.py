"""Escalation: which level a ticket reaches when nobody acts, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tickets.answering import answer_levels
from tickets.calendar import next_time_of_day
from tickets.people import Role
from tickets.policy import EscalationLevel, Policy
from tickets.promises import arrival_owed, began_at, span_after
from tickets.ticket import UNDER_WAY, State, Ticket, Urgency


@dataclass(frozen=True)
class Step:
    """A level (1 is the lowest) that the escalation reaches at a moment, and why."""

    at: datetime
    level: int
    role: Role
    reason: str


def next_step(ticket: Ticket, policy: Policy) -> Step | None:
    """The next level above the present one, or the repetition at the top; `None` when nobody waits.

    Of several levels that are due at the same moment, for instance after a snooze, the highest.
    """
    if ticket.state not in UNDER_WAY:
        return None
    higher = [step for step in _steps(ticket, policy) if step.level > ticket.rung]
    if not higher:
        return _repeat(ticket, policy)
    soonest = min(step.at for step in higher)
    return max((step for step in higher if step.at == soonest), key=lambda step: step.level)


def reached(ticket: Ticket, policy: Policy, now: datetime) -> Step | None:
    """The highest level that is due by `now`: an overdue ticket goes there directly, not through every level below."""
    due = [step for step in _steps(ticket, policy) if step.at <= now and step.level > ticket.rung]
    if due:
        return max(due, key=lambda step: step.level)
    step = next_step(ticket, policy)
    return step if step is not None and step.at <= now else None


def roles(ticket: Ticket, policy: Policy) -> tuple[Role, ...]:
    """Who is told at each level, the lowest first."""
    if ticket.state is State.RECEIVED:
        return tuple(role for role, _ in answer_levels(ticket, policy))
    return tuple(level.role for level in policy.promises[ticket.pace].levels)


def _steps(ticket: Ticket, policy: Policy) -> Iterator[Step]:
    if ticket.state is State.RECEIVED:
        for number, (role, at) in enumerate(answer_levels(ticket, policy), start=1):
            yield Step(_not_before(ticket, policy, at), number, role, "not_answered")
        return
    for number, level in enumerate(policy.promises[ticket.pace].levels, start=1):
        for reason, at in _moments(ticket, policy, level):
            yield Step(_not_before(ticket, policy, at), number, level.role, reason)


def _moments(ticket: Ticket, policy: Policy, level: EscalationLevel) -> Iterator[tuple[str, datetime]]:
    if ticket.state is State.DISPATCHED and ticket.dispatched_at is not None:
        yield "not_accepted", _after(ticket, policy, ticket.dispatched_at, level.not_accepted)
    if arrival_owed(ticket, policy) and level.not_arrived is not None:
        yield "not_arrived", _moved(ticket, policy, "arrived", level.not_arrived)
    if level.not_finished is not None:
        yield "not_finished", _moved(ticket, policy, "finished", level.not_finished)


def _moved(ticket: Ticket, policy: Policy, name: str, after: timedelta) -> datetime:
    """When a level is due. After a new time was set it is as long after that as it was after the first promise.

    Where no arrival was promised with the report, the time of `not_arrived` counts from the appointment.
    """
    promises = policy.promises[ticket.pace]
    if ticket.promised_at is None:
        return _after(ticket, policy, began_at(ticket, name) or ticket.reported_at, after)
    replaced = (promises.arrived or timedelta()) if arrival_owed(ticket, policy) else promises.finished
    return _after(ticket, policy, ticket.promised_at, max(after - replaced, timedelta()))


def _after(ticket: Ticket, policy: Policy, start: datetime, span: timedelta) -> datetime:
    return span_after(policy.promises[ticket.pace], policy, start, span)


def _repeat(ticket: Ticket, policy: Policy) -> Step | None:
    told = roles(ticket, policy)
    if ticket.rung_at is None or not told:
        return None
    repeat = _repeated_after(ticket, policy)
    if repeat is None:
        at = next_time_of_day(ticket.rung_at, policy.daily_round, policy.office.zone)
    else:
        at = ticket.rung_at + repeat
    return Step(_not_before(ticket, policy, at), len(told), told[-1], _reason(ticket, policy))


def _repeated_after(ticket: Ticket, policy: Policy) -> timedelta | None:
    """`None`: with the daily round. So it is for answers, but not in an emergency."""
    if ticket.state is State.RECEIVED and ticket.urgency is not Urgency.EMERGENCY:
        return None
    return policy.promises[ticket.pace].repeat


def _reason(ticket: Ticket, policy: Policy) -> str:
    if ticket.state is State.RECEIVED:
        return "not_answered"
    if ticket.state is State.DISPATCHED:
        return "not_accepted"
    return "not_arrived" if arrival_owed(ticket, policy) else "not_finished"


def _not_before(ticket: Ticket, policy: Policy, at: datetime) -> datetime:
    """Not while the escalation is snoozed, and at least a minute after the level before."""
    floor = [at]
    if ticket.held_until is not None:
        floor.append(ticket.held_until)
    if ticket.rung_at is not None:
        floor.append(ticket.rung_at + policy.waits.between_levels)
    return max(floor)
