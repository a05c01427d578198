"""The resident checks the work: signs it, or says that it is not solved."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.add_to_ticket import keep
from tickets.acts.settle import settle
from tickets.contact import Contact
from tickets.desk import Desk
from tickets.recipients import recipients
from tickets.records import Purpose
from tickets.rights import require_resident
from tickets.ticket import Ticket


def sign_ticket(desk: Desk, ticket_id: int, *, by: int, at: datetime, round_: int | None = None) -> Ticket:
    """Solved: signed (RP1), and the callback asks at once whether the resident is satisfied (CB1)."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    life.in_round(ticket, round_)
    return settle(desk, *life.sign(ticket, by, at))


def reject_work(
    desk: Desk, ticket_id: int, *, by: int, at: datetime, round_: int | None = None, contact: Contact | None = None
) -> Ticket:
    """Not solved: back to the same group, the supervisor is told, the history stays; typed words are answered below."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    life.in_round(ticket, round_)
    waiting, fact = life.reject(ticket, by, at)
    said = keep(desk, ticket, contact, Purpose.ADDITION, by=by, at=at).facts if contact else ()
    answered = recipients(desk, waiting, "resident") if contact else []
    return settle(desk, waiting, *said, fact, also=[(each, "") for each in answered])
