"""What was put right is broken again: finished work is not accepted, a closed ticket is opened again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tickets import life
from tickets.acts.add_to_ticket import add_to_ticket, contacts_of, join_ticket, keep
from tickets.acts.ask import show_draft
from tickets.acts.dispatch_ticket import send_photos
from tickets.acts.meant import ended_lately, meant, nearness
from tickets.acts.settle import settle
from tickets.acts.sign_ticket import reject_work
from tickets.acts.take_in import open_draft
from tickets.belonging import joins_draft
from tickets.contact import Contact, Outcome, Reading, Taken
from tickets.desk import Desk
from tickets.recipients import group_for
from tickets.records import Purpose
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import VISITED, WORKING, Kind, State, Ticket, Urgency

REOPENED = VISITED | {Kind.COMPLAINT}
"""Kinds of what may come back."""
WHICH = "which_back"
"""The view of a draft that asks which ticket is back, and carries those: `which_back:12.hvac.R-261123-007`."""


def come_back(desk: Desk, contact: Contact, *, by: int, property_id: int, at: datetime) -> Taken | None:
    """Take in that something is back; `None` when it is about no ticket of the resident, and a matter of its own."""
    tickets = [each for each in desk.tickets_of(by) if each.kind in REOPENED]
    if contact.reading.parts or (contact.replies_to is None and _fresh_draft(desk, by, at)):
        return None
    done = meant(desk, contact, (each for each in tickets if each.state is State.DONE))
    closed = meant(desk, contact, (each for each in ended_lately(desk, tickets, at) if each.state is State.CLOSED))
    if done or len(_nearest(desk, contact, closed)) == 1:
        return Taken(Outcome.ADDED, _again(desk, (done or closed)[0], contact, by=by, at=at))
    if closed:
        return _ask_which(desk, contact, closed, by=by, property_id=property_id, at=at)
    working = meant(desk, contact, (each for each in tickets if each.state in WORKING))
    if not working or contact.reading.hazards:
        return None
    return Taken(Outcome.JOINED, add_to_ticket(desk, working[0].id, contact, by=by, at=at))


def _fresh_draft(desk: Desk, by: int, at: datetime) -> bool:
    """Whether an open draft was touched a moment ago: short words are about that."""
    return joins_draft(desk.draft_of(by), at, desk.policy.waits)


def _nearest(desk: Desk, contact: Contact, tickets: Sequence[Ticket]) -> list[Ticket]:
    """Those that are as near as the nearest."""
    near = [nearness(desk, contact, each) for each in tickets]
    return [each for each, score in zip(tickets, near, strict=True) if score == max(near)]


def _again(desk: Desk, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    ticket = _worse(ticket, contact.reading)
    if ticket.state is State.DONE:
        desk.save(ticket)
        return reject_work(desk, ticket.id, by=by, at=at, contact=contact)
    return _reopen(desk, ticket, [contact], by=by, at=at)


def _reopen(desk: Desk, ticket: Ticket, said: Sequence[Contact], *, by: int, at: datetime) -> Ticket:
    """Back to the group that had it, or to the one that has such matters now."""
    waiting, fact = life.reopen(ticket, by, at, desk.policy)
    if waiting.group_id not in {group.id for group in desk.groups(ticket.property_id)}:
        group = group_for(desk, waiting)
        waiting = waiting.with_(group_id=group.id if group else None)
    kept = [keep(desk, ticket, each, Purpose.ADDITION, by=by, at=at) for each in said]
    reopened = settle(desk, waiting, *(one for each in kept for one in each.facts), fact)
    if any(each.files for each in kept):
        send_photos(desk, reopened, Purpose.ADDITION, at, since=at)
    return reopened


def _worse(ticket: Ticket, reading: Reading) -> Ticket:
    """The ticket with the danger that is told now: an urgency only rises."""
    if not reading.hazards:
        return ticket
    hazards = tuple(dict.fromkeys((*ticket.hazards, *reading.hazards)))
    return ticket.with_(urgency=min(ticket.urgency, reading.urgency, key=list(Urgency).index), hazards=hazards)


def _ask_which(
    desk: Desk, contact: Contact, closed: Sequence[Ticket], *, by: int, property_id: int, at: datetime
) -> Taken | None:
    """Keep the words as a draft that asks; not answered, it goes on by itself as something new."""
    if contact.reading.hazards:
        return None
    draft = open_draft(desk, contact, by=by, property_id=property_id, at=at, apart=True)
    draft = settle(desk, draft.with_(joins=closed[0].id))
    show_draft(desk, draft, f"{WHICH}:" + ",".join(f"{each.id}.{each.category}.{each.number}" for each in closed[:4]))
    return Taken(Outcome.OPENED, draft)


def reopen_for(desk: Desk, draft_id: int, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """The draft's words were about that closed ticket; raises `NotNow` for a draft that asks no more."""
    draft, ticket = desk.ticket(draft_id), desk.ticket(ticket_id)
    require_resident(draft, by)
    require_resident(ticket, by)
    if draft.state is not State.DRAFT or draft.joins is None:
        raise NotNow(draft)
    said = contacts_of(desk, draft_id)
    settle(desk, *life.drop(draft.with_(joins=ticket_id), by, at))
    return _reopen(desk, ticket, said, by=by, at=at)


def reopen_ticket(desk: Desk, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """The resident presses that it is not solved after all."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    return _reopen(desk, ticket, (), by=by, at=at)


def belong(desk: Desk, draft_id: int, *, by: int, at: datetime) -> Ticket:
    """The draft belongs to the ticket that it might join: one that has ended is opened again with it."""
    joins = desk.ticket(draft_id).joins
    if joins is not None and desk.ticket(joins).state is State.CLOSED:
        return reopen_for(desk, draft_id, joins, by=by, at=at)
    return join_ticket(desk, draft_id, by=by, at=at)
