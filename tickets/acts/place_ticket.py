"""The place of an open ticket is named or corrected: whoever has to go there is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.dispatch_ticket import as_told, for_the_desk, send_photos
from tickets.acts.save_and_notify import save_and_notify
from tickets.facts import Corrected, Fact
from tickets.people import Group
from tickets.recipients import group_for, recipients
from tickets.records import Purpose
from tickets.ticket import UNDER_WAY, Location, State, Ticket
from tickets.unit_of_work import UnitOfWork


def place_ticket(work: UnitOfWork, ticket: Ticket, place: Location, *, by: int, at: datetime) -> Ticket:
    """Store the place. If the ticket waited at the front desk for it, its group gets it now; otherwise its crew is
    told.

    The resident is told when they said it themselves.
    """
    placed = replace(ticket, place=place)
    moved = [place_corrected(ticket, place, by=by, at=at), *as_told(work, placed, at)]
    group = group_for_waiting(work, placed)
    if group is not None:
        return to_group(work, placed, group, *moved, by=None, at=at)
    crew = recipients(work, placed, "crew") + recipients(work, placed, "assignee") if ticket.state in UNDER_WAY else []
    resident = recipients(work, placed, "resident") if ticket.place.known and by == ticket.resident_id else []
    return save_and_notify(work, placed, *moved, also=[(each, "placed") for each in crew + resident])


def place_corrected(ticket: Ticket, place: Location, *, by: int, at: datetime, line: str = "place") -> Corrected:
    """The fact of a new place; what it was before stays in the history."""
    return Corrected(ticket.id, at, by, line, ticket.place.label or None, place.label or None)


def group_for_waiting(work: UnitOfWork, ticket: Ticket) -> Group | None:
    """The group for a ticket that waits at the front desk and no longer has to."""
    waits = ticket.state is State.DISPATCHED and ticket.group_id is None and not for_the_desk(work, ticket)
    return group_for(work, ticket) if waits else None


def to_group(work: UnitOfWork, ticket: Ticket, group: Group, *before: Fact, by: int | None, at: datetime) -> Ticket:
    """Send the ticket to the group, as a dispatch does; `by` is who passes it on, `None` the service itself."""
    passed, fact = life.pass_on(ticket, group.id, by, at)
    saved = save_and_notify(work, passed, *before, fact)
    send_photos(work, saved, Purpose.REPORT, at, chat_id=group.chat_id)
    return saved
