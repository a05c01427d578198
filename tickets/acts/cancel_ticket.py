"""A resident no longer needs it, takes it up after all, or asks for it again."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.ask import question, show_draft
from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.recipients import recipients
from tickets.refusals import Outdated
from tickets.rights import require_resident
from tickets.ticket import State, Ticket


def drop_draft(desk: Desk, ticket_id: int, *, by: int, at: datetime, anew: bool = False) -> Ticket:
    """Give a draft up before it is sent out; its card says so where it stands, or (`anew`) below typed words."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.state is not State.DRAFT:
        raise Outdated(ticket)
    dropped, fact = life.drop(ticket.with_(joins=None), by, at)
    return settle(desk, dropped, fact, also=[(each, "") for each in recipients(desk, ticket, "resident") if anew])


def resume_draft(desk: Desk, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Take a draft up again that was given up: its card asks what is still to be asked."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    draft = settle(desk, *life.resume(ticket, by, at))
    show_draft(desk, draft, question(desk, draft), anew=False)
    return draft


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
