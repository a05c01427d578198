"""The office confirms that a resident belongs to the unit they named, which is then on file for them (IN14)."""

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
    """Whether the ticket is about a unit that so far only the resident calls theirs."""
    unit_id = ticket.place.unit_id
    theirs = unit_id is not None and resident.unit_id in (None, unit_id)
    return theirs and ticket.channel != STAFF and not resident.unit_approved


def approve_resident(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> tuple[Person, Group | None]:
    """Put the resident on file for the ticket's unit. Gives the group that gets the ticket now, if it waited at the
    front desk only for this.

    Raises `NotYours` for anybody but the property's staff, and for residents themselves; `NotNow` if there is nothing
    to approve.
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
