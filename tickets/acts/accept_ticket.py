"""A technician takes a job, or gives it back."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.records import Purpose, Source, Wording
from tickets.rights import job_in_hand, require_worker
from tickets.ticket import Ticket


def accept_ticket(desk: Desk, ticket_id: int, *, by: int, at: datetime, round_: int | None = None) -> Ticket:
    """Take the job: of all who press, one wins; the rest get `AlreadyTaken` with the ticket."""
    ticket = desk.ticket(ticket_id)
    require_worker(desk, ticket, by)
    accepted, fact = life.accept(ticket, by, at)
    life.in_round(ticket, round_)
    return settle(desk, accepted, fact)


def may_hand_back(desk: Desk, ticket_id: int, *, by: int, at: datetime, round_: int | None = None) -> Ticket:
    """The ticket, for whoever may give it back now; refuses everybody else before a reason is asked."""
    ticket = job_in_hand(desk, ticket_id, by=by, round_=round_)
    life.hand_back(ticket, by, at, Purpose.REASON)
    return ticket


def hand_back_ticket(
    desk: Desk, ticket_id: int, *, by: int, at: datetime, reason: str, source: Source, round_: int | None = None
) -> Ticket:
    """Give the job back with a reason, which is kept as a note."""
    ticket = job_in_hand(desk, ticket_id, by=by, round_=round_)
    waiting, fact = life.hand_back(ticket, by, at, Purpose.REASON)
    desk.add_words(Wording(ticket.id, at, by, Purpose.REASON, reason, source))
    return settle(desk, waiting, fact)
