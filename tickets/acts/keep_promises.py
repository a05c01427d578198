"""What the watch does when a ticket's moment has come: warn, tell of a delay, climb the ladder, move a draft on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.ask import question, show_draft
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.acts.settle import loud, settle
from tickets.deadline import Moment, draft_due, unwatched
from tickets.desk import Desk
from tickets.escalation import Step, next_step, reached
from tickets.facts import Corrected, DelayTold, DraftReminded, Fact, PromiseMissed, PromiseWarned, RungReached
from tickets.reach import reach
from tickets.recipients import Recipient, recipients
from tickets.telling import Audience, Message, Show
from tickets.ticket import State, Ticket, Urgency


def keep_promises(desk: Desk, ticket_id: int, *, at: datetime) -> Ticket:
    """Do what is due for the ticket at this moment; doing it twice does nothing more."""
    ticket = desk.ticket(ticket_id)
    if ticket.state is State.DRAFT:
        return _move_on(desk, ticket, at)
    ticket = _watch(desk, ticket, at)
    step = reached(ticket, desk.policy, at)
    return settle(desk, ticket) if step is None else _climb(desk, ticket, step, at)


def _move_on(desk: Desk, draft: Ticket, at: datetime) -> Ticket:
    if at < draft_due(draft, desk.policy):
        return settle(desk, draft)
    if draft.joins is not None and draft.urgency is not Urgency.EMERGENCY:
        fresh = settle(desk, draft.with_(joins=None, touched_at=at))
        show_draft(desk, fresh, question(desk, fresh))
        return fresh
    if draft.reminded_at is not None and not _given(desk, draft):
        return _lapse(desk, draft, at)
    if draft.urgency is Urgency.EMERGENCY or draft.unheard_at is not None or draft.reminded_at is not None:
        return dispatch_ticket(desk, draft, by=None, at=at)
    reminded = settle(desk, draft.with_(reminded_at=at), DraftReminded(draft.id, at, None))
    show_draft(desk, reminded, "reminder")
    return reminded


def _given(desk: Desk, draft: Ticket) -> bool:
    """Whether the resident said, sent or chose anything."""
    chosen = any(isinstance(fact, Corrected) for fact in desk.facts(draft.id))
    return bool(chosen or desk.words(draft.id) or desk.files(draft.id))


def _lapse(desk: Desk, draft: Ticket, at: datetime) -> Ticket:
    """A draft of which nothing was ever given is no contact: its card says so."""
    lapsed = settle(desk, *life.drop(draft, None, at))
    for card in desk.cards(lapsed.id):
        desk.show(Show(lapsed.id, card.audience, card.chat_id, news="lapsed"))
    return lapsed


def _watch(desk: Desk, ticket: Ticket, at: datetime) -> Ticket:
    """Do what has fallen due about the ticket's promises since it was last watched."""
    passed = [moment for moment in unwatched(ticket, desk.policy) if moment.at <= at]
    if not passed:
        return ticket
    happened = [fact for moment in passed for fact in _facts(ticket, moment, at)]
    for fact in happened:
        if isinstance(fact, PromiseWarned):
            _warn(desk, ticket, fact)
    return settle(desk, ticket.with_(watched_at=at), *happened)


def _facts(ticket: Ticket, moment: Moment, at: datetime) -> Iterator[Fact]:
    """A warning after the promised moment would be none; a delay is told then too, late rather than never."""
    promise = moment.promise
    if moment.what == "delay":
        yield DelayTold(ticket.id, at, None, promise.name, promise.due_at)
    elif moment.what == "missed":
        yield PromiseMissed(ticket.id, at, None, promise.name, promise.due_at)
    elif at < promise.due_at:
        yield PromiseWarned(ticket.id, at, None, promise.name, promise.due_at)


def _warn(desk: Desk, ticket: Ticket, warned: PromiseWarned) -> None:
    """Whoever has the job, or the group while nobody has, hears that a promise will break."""
    due_at = warned.due_at.isoformat()
    params = {"number": ticket.number, "promise": warned.promise, "due_at": due_at}
    for to in _who_has_it(desk, ticket):
        key = f"warning:{ticket.id}:{warned.promise}:{due_at}:{to.chat_id}"
        silent = not loud(desk, ticket, to, warned.at)
        message = Message(key, to.chat_id, "staff/warning", params, to.thread_id, ticket_id=ticket.id, silent=silent)
        desk.tell(replace(message, fallback="desk"))


def _who_has_it(desk: Desk, ticket: Ticket) -> list[Recipient]:
    if ticket.assignee_id is not None and desk.person(ticket.assignee_id).reachable:
        return [Recipient(ticket.assignee_id, Audience.DESK)]
    return recipients(desk, ticket, "crew")


def _climb(desk: Desk, ticket: Ticket, step: Step, at: datetime) -> Ticket:
    """Reach the rung, or the next one upward that somebody fills."""
    rung, people = reach(desk, ticket, step)
    climbed = ticket.with_(rung=rung, rung_at=at, **life.RELEASED)
    following = next_step(climbed, desk.policy)
    role = desk.policy.promises[ticket.pace].rungs[rung - 1].role
    next_at = following.at if following else None
    reached = tuple(each.chat_id for each in people)
    fact = RungReached(ticket.id, at, None, rung, step.reason, role, reached, next_at)
    return settle(desk, climbed, fact, also=[(each, "rung") for each in people])
