"""A resident no longer needs it, or asks for it again."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.recipients import recipients
from tickets.refusals import Outdated
from tickets.rights import require_resident
from tickets.ticket import State, Ticket


def drop_draft(desk: Desk, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Give a draft up before it is sent out."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.state is not State.DRAFT:
        raise Outdated(ticket)
    return settle(desk, *life.drop(ticket, by, at))


def cancel_ticket(desk: Desk, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Cancel it; the technicians' card says so."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    return settle(desk, *life.cancel(ticket, by, at))


def nudge_ticket(desk: Desk, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Ask for it again: the crew hears of it, from the policy's count on the supervisor too, with the count."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    nudged, fact = life.nudge(ticket, by, at, desk.policy)
    to = ["crew"] + (["supervisor"] if nudged.nudges >= desk.policy.waits.nudges_to_supervisor else [])
    return settle(desk, nudged, fact, also=[(each, "nudged") for word in to for each in recipients(desk, nudged, word)])
