"""Somebody is given the job, also when another has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.candidates import candidates
from tickets.acts.dispatch_ticket import send_photos
from tickets.acts.locate import NEEDS_PLACE
from tickets.acts.save_and_notify import save_and_notify
from tickets.outgoing import Message
from tickets.people import Candidate, Person
from tickets.records import Purpose
from tickets.refusals import NotYours, PlaceMissing
from tickets.rights import require_assigner
from tickets.ticket import VISITED, Ticket
from tickets.unit_of_work import UnitOfWork


def assign_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignee_id: int) -> Ticket:
    """Give the job to a technician, or to a member of the office; raises `NotYours` for anybody else.

    A ticket without a group goes to the group of the technician as well: raises `PlaceMissing` while nobody could find
    the place. The escalation is snoozed. Whoever had the job before is told that they need not go.
    """
    ticket = work.ticket(ticket_id)
    require_assigner(work, ticket, by)
    chosen = next((each for each in candidates(work, ticket) if each.person.id == assignee_id), None)
    if chosen is None:
        raise NotYours
    given = save_and_notify(work, *life.assign(_with_group(ticket, chosen), assignee_id, by, at, work.policy))
    send_photos(work, given, Purpose.REPORT, at, chat_id=assignee_id)
    if ticket.group_id is None and given.group_id is not None:
        send_photos(work, given, Purpose.REPORT, at, chat_id=work.group(given.group_id).chat_id)
    if ticket.assignee_id is not None and ticket.assignee_id != assignee_id:
        _relieve(work, given, ticket.assignee_id, chosen.person)
    return given


def _with_group(ticket: Ticket, chosen: Candidate) -> Ticket:
    if ticket.group_id is not None or chosen.group_id is None:
        return ticket
    if ticket.kind in NEEDS_PLACE and not ticket.place.known:
        raise PlaceMissing
    return replace(ticket, group_id=chosen.group_id)


def _relieve(work: UnitOfWork, ticket: Ticket, former_id: int, chosen: Person) -> None:
    if work.person(former_id).reachable:
        params = {"number": ticket.number, "name": chosen.name, "visited": ticket.kind in VISITED}
        key = f"relieved:{ticket.id}:{ticket.round}"
        work.send(Message(key, former_id, "staff/relieved", params, ticket_id=ticket.id, fallback="desk"))
