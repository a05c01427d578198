"""The office vouches for a resident: who only claimed a unit is on file for it from now on (IN14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.place_ticket import group_for_waiting, to_group
from tickets.acts.save_and_notify import save_and_notify
from tickets.facts import ResidentApproved
from tickets.people import Group, Person
from tickets.refusals import NotNow, NotYours
from tickets.ticket import STAFF, Ticket
from tickets.unit_of_work import UnitOfWork


def awaits_approval(ticket: Ticket, resident: Person) -> bool:
    """Whether the ticket is about a unit that its resident says is theirs, and nobody else has said so yet."""
    unit_id = ticket.place.unit_id
    theirs = unit_id is not None and resident.unit_id in (None, unit_id)
    return theirs and ticket.channel != STAFF and not resident.unit_approved


def approve_resident(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> tuple[Person, Group | None]:
    """The resident is of the ticket's unit; the group that gets what waited at the desk for nothing but that.

    Raises `NotYours` for anybody but the office, and for residents themselves; `NotNow` where there is nothing to say.
    """
    ticket = work.ticket(ticket_id)
    if by == ticket.resident_id or all(post.property_id != ticket.property_id for post in work.posts_of(by)):
        raise NotYours
    if ticket.resident_id is None or not awaits_approval(ticket, resident := work.person(ticket.resident_id)):
        raise NotNow(ticket)
    approved = replace(resident, unit_id=ticket.place.unit_id, unit_approved=True)
    work.save_person(approved)
    fact = ResidentApproved(ticket.id, at, by, approved.id, ticket.place.unit_id)
    group = group_for_waiting(work, ticket)
    if group is None:
        save_and_notify(work, ticket, fact)
    else:
        to_group(work, ticket, group, fact, by=None, at=at)
    return approved, group
