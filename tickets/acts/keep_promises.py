"""What the watch does when a ticket is due: warn, announce a delay, escalate, or move a draft on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.ask import question, show_draft
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.acts.save_and_notify import loud, save_and_notify
from tickets.deadline import Moment, draft_due, unwatched
from tickets.escalation import Step, next_step, reached, roles
from tickets.escalation_recipients import escalation_recipients
from tickets.facts import (
    Corrected,
    DelayAnnounced,
    DraftReminded,
    EscalationReached,
    Fact,
    PromiseMissed,
    PromiseWarned,
)
from tickets.inquiries.end_unconfirmed import end_unconfirmed
from tickets.outgoing import Audience, Message, Show
from tickets.recipients import Recipient, recipients
from tickets.tasks.pinging import ping
from tickets.ticket import Kind, State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork


def keep_promises(work: UnitOfWork, ticket_id: int, *, at: datetime) -> Ticket:
    """Do whatever is due for the ticket by now; doing it twice does nothing more."""
    ticket = work.ticket(ticket_id)
    if ticket.state is State.DRAFT:
        return _move_on(work, ticket, at)
    if ticket.state is State.ANSWERED:
        return end_unconfirmed(work, ticket_id, at=at)
    ticket = _watch(work, ticket, at)
    step = reached(ticket, work.policy, at)
    return save_and_notify(work, ticket) if step is None else _climb(work, ticket, step, at)


def _move_on(work: UnitOfWork, draft: Ticket, at: datetime) -> Ticket:
    if at < draft_due(draft, work.policy):
        return save_and_notify(work, draft)
    if draft.joins is not None and draft.urgency is not Urgency.EMERGENCY:
        fresh = save_and_notify(work, replace(draft, joins=None, touched_at=at))
        show_draft(work, fresh, question(work, fresh))
        return fresh
    if draft.reminded_at is not None and not _given(work, draft):
        return _lapse(work, draft, at)
    if draft.urgency is Urgency.EMERGENCY or draft.unheard_at is not None or draft.reminded_at is not None:
        return dispatch_ticket(work, draft, by=None, at=at)
    reminded = save_and_notify(work, replace(draft, reminded_at=at), DraftReminded(draft.id, at, None))
    show_draft(work, reminded, "reminder")
    return reminded


def _given(work: UnitOfWork, draft: Ticket) -> bool:
    """Whether the resident said, sent or chose anything."""
    chosen = any(isinstance(fact, Corrected) for fact in work.facts(draft.id))
    return bool(chosen or work.words(draft.id) or work.files(draft.id))


def _lapse(work: UnitOfWork, draft: Ticket, at: datetime) -> Ticket:
    """Drop a draft without any words, files or choices; its card says so."""
    lapsed = save_and_notify(work, *life.drop(draft, None, at))
    for card in work.cards(lapsed.id):
        work.show(Show(lapsed.id, card.audience, card.chat_id, news="lapsed"))
    return lapsed


def _watch(work: UnitOfWork, ticket: Ticket, at: datetime) -> Ticket:
    """Deal with the moments of the ticket's promises that have passed since it was last watched."""
    passed = [moment for moment in unwatched(ticket, work.policy) if moment.at <= at]
    if not passed:
        return ticket
    happened = [fact for moment in passed for fact in _facts(ticket, moment, at)]
    for fact in happened:
        if isinstance(fact, PromiseWarned):
            _warn(work, ticket, fact)
    return save_and_notify(work, replace(ticket, watched_at=at), *happened)


def _facts(ticket: Ticket, moment: Moment, at: datetime) -> Iterator[Fact]:
    """The facts of a moment. A warning that comes too late is left out; a delay is announced even late."""
    promise = moment.promise
    if moment.what == "delay":
        yield DelayAnnounced(ticket.id, at, None, promise.name, promise.due_at)
    elif moment.what == "missed":
        yield PromiseMissed(ticket.id, at, None, promise.name, promise.due_at)
    elif at < promise.due_at:
        yield PromiseWarned(ticket.id, at, None, promise.name, promise.due_at)


def _warn(work: UnitOfWork, ticket: Ticket, warned: PromiseWarned) -> None:
    """Warn whoever has the job, or the group while nobody has it."""
    due_at = warned.due_at.isoformat()
    params = {"number": ticket.number, "promise": warned.promise, "due_at": due_at}
    for to in _who_has_it(work, ticket):
        key = f"warning:{ticket.id}:{warned.promise}:{due_at}:{to.chat_id}"
        silent = not loud(work, ticket, to, warned.at)
        message = Message(key, to.chat_id, "staff/warning", params, to.thread_id, ticket_id=ticket.id, silent=silent)
        work.send(replace(message, fallback="desk"))


def _who_has_it(work: UnitOfWork, ticket: Ticket) -> list[Recipient]:
    if ticket.assignee_id is not None and work.person(ticket.assignee_id).reachable:
        return [Recipient(ticket.assignee_id, Audience.DESK)]
    return recipients(work, ticket, "decider" if ticket.kind is Kind.SUGGESTION else "crew")


def _climb(work: UnitOfWork, ticket: Ticket, step: Step, at: datetime) -> Ticket:
    """Tell the people of this level, or of the next higher one that has any."""
    level, people = escalation_recipients(work, ticket, step)
    climbed = replace(life.without_snooze(ticket), rung=level, rung_at=at)
    following = next_step(climbed, work.policy)
    role = roles(ticket, work.policy)[level - 1]
    next_at = following.at if following else None
    reached = tuple(each.chat_id for each in people)
    daily = step.level == ticket.rung and work.policy.promises[ticket.pace].repeat is None
    for person_id in reached if daily else ():
        ping(work, person_id, "level", at, ticket_id=ticket.id)
    fact = EscalationReached(ticket.id, at, None, level, step.reason, role, reached, next_at)
    return save_and_notify(work, climbed, fact, also=[] if daily else [(each, "rung") for each in people])
