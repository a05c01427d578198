"""The trouble is back: finished work is rejected, a closed ticket is reopened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.add_to_ticket import add_to_ticket, keep
from tickets.acts.ask import show_draft
from tickets.acts.dispatch_ticket import send_photos
from tickets.acts.join_ticket import contacts_of, join_ticket
from tickets.acts.meant import ended_lately, meant, nearness
from tickets.acts.reject_work import reject_work
from tickets.acts.save_and_notify import save_and_notify
from tickets.acts.take_in import open_draft
from tickets.belonging import joins_draft
from tickets.contact import Contact, Outcome, Reading, Taken
from tickets.inquiries.not_helped import answer_did_not_help
from tickets.recipients import group_for
from tickets.records import Purpose
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import UNDER_WAY, VISITED, Kind, State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

REOPENED = VISITED | {Kind.COMPLAINT}
"""Kinds that words reopen; an inquiry only its button, for words ask something new."""
WHICH = "which_back"
"""The view of a draft that asks which ticket is back, and carries those: `which_back:12.hvac.R-261123-007`."""


def come_back(work: UnitOfWork, contact: Contact, *, by: int, property_id: int, at: datetime) -> Taken | None:
    """Take in a message that says that something is back; `None` if it is about no ticket of the resident."""
    everything = work.tickets_of(by)
    tickets = [each for each in everything if each.kind in REOPENED]
    if contact.reading.parts or (contact.replies_to is None and _fresh_draft(work, by, at)):
        return None
    done = meant(work, contact, (each for each in everything if each.state in (State.DONE, State.ANSWERED)))
    closed = meant(work, contact, (each for each in ended_lately(work, tickets, at) if each.state is State.CLOSED))
    if done or len(_nearest(work, contact, closed)) == 1:
        return Taken(Outcome.ADDED, _again(work, (done or closed)[0], contact, by=by, at=at))
    if closed:
        return _ask_which(work, contact, closed, by=by, property_id=property_id, at=at)
    working = meant(work, contact, (each for each in tickets if each.state in UNDER_WAY))
    if not working or contact.reading.hazards:
        return None
    return Taken(Outcome.JOINED, add_to_ticket(work, working[0].id, contact, by=by, at=at))


def _fresh_draft(work: UnitOfWork, by: int, at: datetime) -> bool:
    """Whether there is a draft of a moment ago: short words are about that."""
    return joins_draft(work.draft_of(by), at, work.policy.waits)


def _nearest(work: UnitOfWork, contact: Contact, tickets: Sequence[Ticket]) -> list[Ticket]:
    """The tickets that fit the words best, several if they fit equally well."""
    near = [nearness(work, contact, each) for each in tickets]
    return [each for each, score in zip(tickets, near, strict=True) if score == max(near)]


def _again(work: UnitOfWork, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    ticket = _worse(ticket, contact.reading)
    if ticket.state is State.ANSWERED:
        work.save(ticket)
        return answer_did_not_help(work, ticket.id, by=by, at=at, contact=contact)
    if ticket.state is State.DONE:
        work.save(ticket)
        return reject_work(work, ticket.id, by=by, at=at, contact=contact)
    return _reopen(work, ticket, [contact], by=by, at=at)


def _reopen(work: UnitOfWork, ticket: Ticket, said: Sequence[Contact], *, by: int, at: datetime) -> Ticket:
    """Send it back to its group; if that is no longer bound, to the group for such tickets now."""
    waiting, fact = life.reopen(ticket, by, at, work.policy)
    if waiting.group_id not in {group.id for group in work.groups(ticket.property_id)}:
        group = group_for(work, waiting)
        waiting = replace(waiting, group_id=group.id if group else None)
    kept = [keep(work, ticket, each, Purpose.ADDITION, by=by, at=at) for each in said]
    reopened = save_and_notify(work, waiting, *(one for each in kept for one in each.facts), fact)
    if any(each.files for each in kept):
        send_photos(work, reopened, Purpose.ADDITION, at, since=at)
    return reopened


def _worse(ticket: Ticket, reading: Reading) -> Ticket:
    """The ticket with the hazards that are told now; its urgency only rises."""
    if not reading.hazards:
        return ticket
    hazards = tuple(dict.fromkeys((*ticket.hazards, *reading.hazards)))
    return replace(ticket, urgency=min(ticket.urgency, reading.urgency, key=list(Urgency).index), hazards=hazards)


def _ask_which(
    work: UnitOfWork, contact: Contact, closed: Sequence[Ticket], *, by: int, property_id: int, at: datetime
) -> Taken | None:
    """Keep the words in a draft whose card asks which ticket is meant; unanswered, it becomes a ticket of its own."""
    if contact.reading.hazards:
        return None
    draft = open_draft(work, contact, by=by, property_id=property_id, at=at, apart=True)
    draft = save_and_notify(work, replace(draft, joins=closed[0].id))
    show_draft(work, draft, f"{WHICH}:" + ",".join(f"{each.id}.{each.category}.{each.number}" for each in closed[:4]))
    return Taken(Outcome.OPENED, draft)


def reopen_for(work: UnitOfWork, draft_id: int, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Reopen that ticket with the draft's words; raises `NotNow` if the draft no longer asks."""
    draft, ticket = work.ticket(draft_id), work.ticket(ticket_id)
    require_resident(draft, by)
    require_resident(ticket, by)
    if draft.state is not State.DRAFT or draft.joins is None:
        raise NotNow(draft)
    said = contacts_of(work, draft_id)
    save_and_notify(work, *life.drop(replace(draft, joins=ticket_id), by, at))
    return _reopen(work, ticket, said, by=by, at=at)


def reopen_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """The resident presses that it is not solved after all."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    return _reopen(work, ticket, (), by=by, at=at)


def belong(work: UnitOfWork, draft_id: int, *, by: int, at: datetime) -> Ticket:
    """The draft belongs to the ticket it might join: its words go there, and a closed ticket is reopened."""
    joins = work.ticket(draft_id).joins
    if joins is not None and work.ticket(joins).state is State.CLOSED:
        return reopen_for(work, draft_id, joins, by=by, at=at)
    return join_ticket(work, draft_id, by=by, at=at)
