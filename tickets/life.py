"""A ticket's life: each change gives the new ticket and the fact of it, or raises the refusal."""

from __future__ import annotations

from datetime import datetime

from tickets import facts
from tickets.facts import Fact
from tickets.policy import Policy
from tickets.promises import finished_later, span_after
from tickets.refusals import NotNow, Outdated, TooManyNewTimes, TooSoon
from tickets.ticket import OPEN, WORKING, Kind, State, Ticket, Urgency
from tickets.transitions import move

Change = tuple[Ticket, Fact]

FRESH_ESCALATION: dict[str, object] = {"rung": 0, "rung_at": None}
"""The ladder begins anew when somebody takes it or comes; a hold outlives that it is taken."""

NOT_SNOOZED: dict[str, object] = {"held_until": None, "held_by": None}
"""Nobody holds the ladder any more."""

NEW_PROMISE: dict[str, object] = {"promised_at": None, "watched_at": None}
"""The resident is promised something else than before, so that nothing of it has been watched."""


def in_assignment(ticket: Ticket, expected: int | None) -> Ticket:
    """The ticket, when the button belongs to its present assignment round; raises `Outdated`."""
    if expected is not None and ticket.round != expected:
        raise Outdated(ticket)
    return ticket


def confirm(ticket: Ticket, number: str, at: datetime, by: int | None) -> Change:
    """The draft gets its number (IN1) and goes out; `by` is `None` when nobody confirmed it."""
    state = move(ticket, "confirm")
    opened = ticket.with_(state=state, number=number, unconfirmed=by is None, dispatched_at=at, round=1, joins=None)
    return opened, facts.TicketOpened(ticket.id, at, by, number, by is None)


def drop(ticket: Ticket, by: int | None, at: datetime) -> Change:
    """The resident gives the draft up; `by` is `None` when nothing was ever said."""
    return ticket.with_(state=move(ticket, "drop")), facts.DraftDropped(ticket.id, at, by)


def resume(ticket: Ticket, by: int, at: datetime) -> Change:
    """The resident takes a draft up again that they gave up; an emergency's minute begins anew.

    Raises `NotNow` for one that went on as part of another ticket.
    """
    if ticket.joins is not None:
        raise NotNow(ticket)
    hazard_at = at if ticket.urgency is Urgency.EMERGENCY else None
    unheard_at = at if ticket.unheard_at is not None else None
    since = {"touched_at": at, "hazard_at": hazard_at, "unheard_at": unheard_at, "reminded_at": None}
    again = ticket.with_(state=move(ticket, "resume"), **since)
    return again, facts.DraftResumed(ticket.id, at, by)


def raise_urgency(ticket: Ticket, told: Ticket, at: datetime) -> Change:
    """What was told of it later is more urgent than was known: its times begin with that, and nobody holds it."""
    dispatched_at = at if ticket.state is State.DISPATCHED else ticket.dispatched_at
    raised = told.with_(dispatched_at=dispatched_at, **NEW_PROMISE, **FRESH_ESCALATION, **NOT_SNOOZED)
    return raised, facts.UrgencyRaised(ticket.id, at, None, ticket.urgency, told.urgency)


def accept(ticket: Ticket, by: int, at: datetime) -> Change:
    """A technician takes it; raises `AlreadyTaken` for everybody after the first."""
    taken = ticket.with_(
        state=move(ticket, "accept"), assignee_id=by, accepted_at=at, unheard_at=None, **FRESH_ESCALATION
    )
    return taken, facts.TicketAccepted(ticket.id, at, by, ticket.round)


def assign(ticket: Ticket, assignee_id: int, by: int, at: datetime, policy: Policy) -> Change:
    """A supervisor gives it to somebody, also when another has it: the ladder rests as when they handle it."""
    state = move(ticket, "assign")
    given = _left(ticket, at).with_(
        state=state,
        assignee_id=assignee_id,
        accepted_at=at,
        round=ticket.round + 1,
        held_until=_snoozed_until(ticket, at, policy),
        held_by=by,
        unheard_at=None,
        **FRESH_ESCALATION,
    )
    return given, facts.TicketAssigned(ticket.id, at, by, assignee_id, given.round)


def pass_on(ticket: Ticket, group_id: int, by: int | None, at: datetime) -> Change:
    """What the front desk held goes to a group: the time to accept it begins, the ladder stays where it stands."""
    if ticket.state is not State.DISPATCHED or ticket.group_id is not None:
        raise NotNow(ticket)
    unheard_at = ticket.unheard_at if by is None else None
    passed = ticket.with_(group_id=group_id, dispatched_at=at, unheard_at=unheard_at)
    return passed, facts.TicketDispatched(ticket.id, at, by, group_id, ticket.round)


def hand_back(ticket: Ticket, by: int, at: datetime, reason: str) -> Change:
    """The technician gives it back: it waits for somebody again, in a new round; what was promised stays promised."""
    waiting = _again(_left(ticket, at), move(ticket, "hand_back"), at)
    return waiting, facts.TicketHandedBack(ticket.id, at, by, reason, waiting.round)


def arrive(ticket: Ticket, by: int, at: datetime, policy: Policy) -> Change:
    """The technician is on site (RP3); who came to a later time than first promised has as much longer to finish."""
    there = ticket.with_(state=move(ticket, "arrive"), arrived_at=at, **NEW_PROMISE, **FRESH_ESCALATION, **NOT_SNOOZED)
    later = finished_later(ticket, policy, at)
    return there.with_(promised_at=later), facts.TechnicianArrived(ticket.id, at, by)


def finish(ticket: Ticket, by: int, at: datetime) -> Change:
    """The work is done; now the resident checks it. A call for help has no work to check: raises `NotNow`."""
    if ticket.kind is Kind.HELP:
        raise NotNow(ticket)
    return ticket.with_(state=move(ticket, "finish"), done_at=at), facts.WorkDone(ticket.id, at, by)


def end_help(ticket: Ticket, by: int, at: datetime) -> Change:
    """Whoever went there ends a call for help: there is no work to check. Raises `NotNow` for any other kind."""
    state = move(ticket, "end_help")
    if ticket.kind is not Kind.HELP:
        raise NotNow(ticket)
    return ticket.with_(state=state, done_at=at, closed_at=at), facts.HelpEnded(ticket.id, at, by)


def sign(ticket: Ticket, by: int, at: datetime) -> Change:
    """The resident checked and signs (RP1)."""
    return ticket.with_(state=move(ticket, "sign"), closed_at=at), facts.WorkSigned(ticket.id, at, by)


def reject(ticket: Ticket, by: int, at: datetime) -> Change:
    """Not solved: back to the same group, with its history; what was promised runs anew."""
    state = move(ticket, "reject")
    waiting = _again(ticket, state, at).with_(rejected_at=at, arrived_at=None, done_at=None, **NEW_PROMISE)
    return waiting, facts.WorkRejected(ticket.id, at, by, waiting.round)


def reopen(ticket: Ticket, by: int, at: datetime, policy: Policy) -> Change:
    """What was signed did not hold: back to the same group, promised and rated anew; raises `NotNow` after too long."""
    state = move(ticket, "reopen")
    if ticket.closed_at is None or at - ticket.closed_at > policy.reopen_within:
        raise NotNow(ticket)
    ended: dict[str, object] = {"arrived_at": None, "done_at": None, "closed_at": None, "rating": None}
    waiting = _again(ticket, state, at).with_(rejected_at=at, **ended, **NEW_PROMISE)
    return waiting, facts.TicketReopened(ticket.id, at, by, waiting.round)


def _again(ticket: Ticket, state: State, at: datetime) -> Ticket:
    return ticket.with_(
        state=state,
        assignee_id=None,
        accepted_at=None,
        dispatched_at=at,
        round=ticket.round + 1,
        **FRESH_ESCALATION,
        **NOT_SNOOZED,
    )


def _left(ticket: Ticket, at: datetime) -> Ticket:
    """Whoever was on site goes, if anybody was: the next has the time to come anew."""
    return ticket.with_(dispatched_at=at, **NEW_PROMISE) if ticket.state is State.ON_SITE else ticket


def rate(ticket: Ticket, by: int, at: datetime, rating: int) -> Change:
    """The resident rates the signed work once, 1 to 5 (SV1); raises `ValueError` outside, `NotNow` a second time."""
    if not 1 <= rating <= 5:
        raise ValueError(f"a rating is 1 to 5, not {rating}")
    if ticket.state is not State.CLOSED or ticket.rating is not None:
        raise NotNow(ticket)
    return ticket.with_(rating=rating), facts.TicketRated(ticket.id, at, by, rating)


def cancel(ticket: Ticket, by: int, at: datetime) -> Change:
    """The resident no longer needs it."""
    return ticket.with_(state=move(ticket, "cancel"), closed_at=at), facts.TicketCancelled(ticket.id, at, by)


def nudge(ticket: Ticket, by: int, at: datetime, policy: Policy) -> Change:
    """The resident asks for it again; raises `TooSoon` before the policy's time has passed."""
    if ticket.state not in OPEN:
        raise NotNow(ticket)
    if ticket.nudged_at is not None and at < (again_at := ticket.nudged_at + policy.waits.between_nudges):
        raise TooSoon(again_at)
    nudged = ticket.with_(nudges=ticket.nudges + 1, nudged_at=at)
    return nudged, facts.TicketNudged(ticket.id, at, by, nudged.nudges)


def snooze(ticket: Ticket, by: int, at: datetime, policy: Policy) -> Change:
    """A supervisor handles it: the ladder rests for the policy's time."""
    if ticket.state not in WORKING:
        raise NotNow(ticket)
    until = _snoozed_until(ticket, at, policy)
    return ticket.with_(held_until=until, held_by=by), facts.LadderHeld(ticket.id, at, by, until)


def _snoozed_until(ticket: Ticket, at: datetime, policy: Policy) -> datetime:
    promises = policy.promises[ticket.pace]
    return span_after(promises, policy, at, promises.snooze)


def set_new_time(ticket: Ticket, by: int, at: datetime, until: datetime, reason: str, *, limit: int | None) -> Change:
    """Promise the resident a new time, with a reason; `limit` is how often whoever asks may do so (`None`: always).

    Raises `Outdated` for a time that has passed while the reason was written.
    """
    if ticket.state not in WORKING:
        raise NotNow(ticket)
    if until <= at:
        raise Outdated(ticket)
    if limit is not None and ticket.reschedules >= limit:
        raise TooManyNewTimes
    fresh = FRESH_ESCALATION | {"held_until": until, "held_by": by}
    counted = ticket.reschedules + (limit is not None)
    moved = ticket.with_(promised_at=until, reschedules=counted, touched_at=at, **fresh)
    return moved, facts.NewTimeSet(ticket.id, at, by, until, reason)
