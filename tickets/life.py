"""A ticket's life: each change gives the new ticket and the fact of it, or raises the refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import facts
from tickets.facts import Fact
from tickets.policy import Policy
from tickets.promises import finished_later, span_after
from tickets.refusals import NotNow, Outdated, TooManyNewTimes, TooSoon
from tickets.ticket import OPEN, UNDER_WAY, WORKING, Kind, State, Ticket, Urgency
from tickets.transitions import move

Change = tuple[Ticket, Fact]


def in_assignment(ticket: Ticket, expected: int | None) -> Ticket:
    """The ticket, if the button belongs to its present assignment; raises `Outdated`."""
    if expected is not None and ticket.round != expected:
        raise Outdated(ticket)
    return ticket


def confirm(ticket: Ticket, number: str, at: datetime, by: int | None) -> Change:
    """The draft gets its number (IN1) and goes out; `by` is `None` when nobody confirmed it."""
    state = move(ticket, "confirm")
    opened = replace(ticket, state=state, number=number, unconfirmed=by is None, dispatched_at=at, round=1, joins=None)
    return opened, facts.TicketOpened(ticket.id, at, by, number, by is None)


def drop(ticket: Ticket, by: int | None, at: datetime) -> Change:
    """The resident gives the draft up; `by` is `None` when the service drops an empty one."""
    return replace(ticket, state=move(ticket, "drop")), facts.DraftDropped(ticket.id, at, by)


def resume(ticket: Ticket, by: int, at: datetime) -> Change:
    """The resident takes up again a draft that they gave up; the minute to confirm an emergency begins again.

    Raises `NotNow` for a draft that became part of another ticket.
    """
    if ticket.joins is not None:
        raise NotNow(ticket)
    hazard_at = at if ticket.urgency is Urgency.EMERGENCY else None
    unheard_at = at if ticket.unheard_at is not None else None
    state = move(ticket, "resume")
    again = replace(ticket, state=state, touched_at=at, hazard_at=hazard_at, unheard_at=unheard_at, reminded_at=None)
    return again, facts.DraftResumed(ticket.id, at, by)


def raise_urgency(ticket: Ticket, told: Ticket, at: datetime) -> Change:
    """Later words (`told`) make it more urgent: promises and escalation begin again now, and it is not snoozed."""
    dispatched_at = at if ticket.state is State.DISPATCHED else ticket.dispatched_at
    raised = replace(without_snooze(promised_anew(without_escalation(told))), dispatched_at=dispatched_at)
    return raised, facts.UrgencyRaised(ticket.id, at, None, ticket.urgency, told.urgency)


def accept(ticket: Ticket, by: int, at: datetime) -> Change:
    """A technician takes it; raises `AlreadyTaken` for everybody after the first."""
    state = move(ticket, "accept")
    taken = replace(without_escalation(ticket), state=state, assignee_id=by, accepted_at=at, unheard_at=None)
    return taken, facts.TicketAccepted(ticket.id, at, by, ticket.round)


def assign(ticket: Ticket, assignee_id: int, by: int, at: datetime, policy: Policy) -> Change:
    """A supervisor gives it to somebody, also when another has it; this snoozes its escalation as well.

    What waits for an answer stays in its state.
    """
    state = move(ticket, "give" if ticket.state is State.RECEIVED else "assign")
    given = replace(
        without_escalation(_departed(ticket, at)),
        state=state,
        assignee_id=assignee_id,
        accepted_at=at,
        round=ticket.round + 1,
        held_until=_snoozed_until(ticket, at, policy),
        held_by=by,
        unheard_at=None,
    )
    return given, facts.TicketAssigned(ticket.id, at, by, assignee_id, given.round)


def pass_on(ticket: Ticket, group_id: int, by: int | None, at: datetime) -> Change:
    """What the front desk kept goes to a group: the time to accept begins, the escalation keeps its level."""
    if ticket.state is not State.DISPATCHED or ticket.group_id is not None:
        raise NotNow(ticket)
    unheard_at = ticket.unheard_at if by is None else None
    passed = replace(ticket, group_id=group_id, dispatched_at=at, unheard_at=unheard_at)
    return passed, facts.TicketDispatched(ticket.id, at, by, group_id, ticket.round)


def hand_back(ticket: Ticket, by: int, at: datetime, reason: str) -> Change:
    """The technician gives it back: it waits for somebody again, as a new assignment; the promises stay."""
    waiting = _waiting_again(_departed(ticket, at), move(ticket, "hand_back"), at)
    return waiting, facts.TicketHandedBack(ticket.id, at, by, reason, waiting.round)


def arrive(ticket: Ticket, by: int, at: datetime, policy: Policy) -> Change:
    """The technician is on site (RP3). Where a new time was promised for this, the time to finish moves with it."""
    there = without_snooze(promised_anew(without_escalation(ticket)))
    there = replace(there, state=move(ticket, "arrive"), arrived_at=at)
    later = finished_later(ticket, policy, at)
    return replace(there, promised_at=later), facts.TechnicianArrived(ticket.id, at, by)


def finish(ticket: Ticket, by: int, at: datetime) -> Change:
    """The work is done; now the resident checks it. A call for help has no work to check: raises `NotNow`."""
    if ticket.kind is Kind.HELP:
        raise NotNow(ticket)
    return replace(ticket, state=move(ticket, "finish"), done_at=at), facts.WorkDone(ticket.id, at, by)


def end_help(ticket: Ticket, by: int, at: datetime) -> Change:
    """Whoever went there closes a call for help: nobody checks the work. Raises `NotNow` for any other kind."""
    state = move(ticket, "end_help")
    if ticket.kind is not Kind.HELP:
        raise NotNow(ticket)
    return replace(ticket, state=state, done_at=at, closed_at=at), facts.HelpEnded(ticket.id, at, by)


def sign(ticket: Ticket, by: int, at: datetime) -> Change:
    """The resident checked and signs (RP1)."""
    return replace(ticket, state=move(ticket, "sign"), closed_at=at), facts.WorkSigned(ticket.id, at, by)


def reject(ticket: Ticket, by: int, at: datetime) -> Change:
    """Not solved: it goes back to the same group, and its promises begin again."""
    waiting = promised_anew(_waiting_again(ticket, move(ticket, "reject"), at))
    waiting = replace(waiting, rejected_at=at, arrived_at=None, done_at=None)
    return waiting, facts.WorkRejected(ticket.id, at, by, waiting.round)


def reopen(ticket: Ticket, by: int, at: datetime, policy: Policy) -> Change:
    """Signed work that did not last goes back to the same group, an answer that did not help to the desk, with new
    promises and a new rating.

    Raises `NotNow` when it was closed longer ago than the policy allows.
    """
    state = move(ticket, "reopen")
    if ticket.closed_at is None or at - ticket.closed_at > policy.reopen_within:
        raise NotNow(ticket)
    waiting = promised_anew(_waiting_again(ticket, state, at))
    waiting = replace(waiting, rejected_at=at, arrived_at=None, done_at=None, answered_at=None)
    waiting = replace(waiting, closed_at=None, rating=None, outcome=None)
    return waiting, facts.TicketReopened(ticket.id, at, by, waiting.round)


def _waiting_again(ticket: Ticket, state: State, at: datetime) -> Ticket:
    """The ticket without anybody who has it, as a new assignment."""
    fresh = without_snooze(without_escalation(ticket))
    return replace(fresh, state=state, assignee_id=None, accepted_at=None, dispatched_at=at, round=ticket.round + 1)


def _departed(ticket: Ticket, at: datetime) -> Ticket:
    """Whoever was on site leaves, if anybody was: whoever comes next has the full time to arrive."""
    return replace(promised_anew(ticket), dispatched_at=at) if ticket.state is State.ON_SITE else ticket


def without_escalation(ticket: Ticket) -> Ticket:
    """The ticket at the lowest level; a snooze stays."""
    return replace(ticket, rung=0, rung_at=None)


def without_snooze(ticket: Ticket) -> Ticket:
    """The ticket whose escalation nobody has snoozed."""
    return replace(ticket, held_until=None, held_by=None)


def promised_anew(ticket: Ticket) -> Ticket:
    """The ticket without a new time, and with promises of which the watch has seen none yet."""
    return replace(ticket, promised_at=None, watched_at=None)


def rate(ticket: Ticket, by: int, at: datetime, rating: int) -> Change:
    """The resident rates the signed work once, 1 to 5 (SV1); raises `ValueError` outside, `NotNow` a second time."""
    if not 1 <= rating <= 5:
        raise ValueError(f"a rating is 1 to 5, not {rating}")
    if ticket.state is not State.CLOSED or ticket.rating is not None:
        raise NotNow(ticket)
    return replace(ticket, rating=rating), facts.TicketRated(ticket.id, at, by, rating)


def cancel(ticket: Ticket, by: int, at: datetime) -> Change:
    """The resident no longer needs it."""
    return replace(ticket, state=move(ticket, "cancel"), closed_at=at), facts.TicketCancelled(ticket.id, at, by)


def nudge(ticket: Ticket, by: int, at: datetime, policy: Policy) -> Change:
    """The resident asks for it again; raises `TooSoon` before the policy's time has passed."""
    if ticket.state not in OPEN:
        raise NotNow(ticket)
    if ticket.nudged_at is not None and at < (again_at := ticket.nudged_at + policy.waits.between_nudges):
        raise TooSoon(again_at)
    nudged = replace(ticket, nudges=ticket.nudges + 1, nudged_at=at)
    return nudged, facts.TicketNudged(ticket.id, at, by, nudged.nudges)


def snooze(ticket: Ticket, by: int, at: datetime, policy: Policy) -> Change:
    """A supervisor handles it: its escalation pauses for the policy's time."""
    if ticket.state not in UNDER_WAY:
        raise NotNow(ticket)
    until = _snoozed_until(ticket, at, policy)
    return replace(ticket, held_until=until, held_by=by), facts.EscalationSnoozed(ticket.id, at, by, until)


def _snoozed_until(ticket: Ticket, at: datetime, policy: Policy) -> datetime:
    promises = policy.promises[ticket.pace]
    return span_after(promises, policy, at, promises.snooze)


def set_new_time(ticket: Ticket, by: int, at: datetime, until: datetime, reason: str, *, limit: int | None) -> Change:
    """Promise the resident a new time, with a reason; `limit` is how often this person may do so (`None`: always).

    Raises `Outdated` for a time that passed while the reason was being written.
    """
    if ticket.state not in WORKING:
        raise NotNow(ticket)
    if until <= at:
        raise Outdated(ticket)
    if limit is not None and ticket.reschedules >= limit:
        raise TooManyNewTimes
    counted = ticket.reschedules + (limit is not None)
    moved = replace(without_escalation(ticket), promised_at=until, reschedules=counted, touched_at=at)
    moved = replace(moved, held_until=until, held_by=by)
    return moved, facts.NewTimeSet(ticket.id, at, by, until, reason)
