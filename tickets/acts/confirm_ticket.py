"""The resident confirms what was understood of their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.ask import UNPLACED, asked
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.acts.locate import NEEDS_PLACE, keep_unit
from tickets.refusals import PlaceMissing
from tickets.rights import require_resident
from tickets.ticket import Ticket, Urgency
from tickets.unit_of_work import UnitOfWork


def confirm_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Number the draft and send it out (IN9); raises `PlaceMissing` if nobody could find the place.

    An emergency needs no place, nor does a draft that was asked for it twice: the front desk gets it and finds out. If
    the resident confirms what a machine heard, nobody needs to listen first.
    """
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    held_up = ticket.urgency is not Urgency.EMERGENCY and asked(work, ticket) != UNPLACED
    if ticket.kind in NEEDS_PLACE and not ticket.place.known and held_up:
        raise PlaceMissing
    if ticket.kind in NEEDS_PLACE:
        keep_unit(work, ticket, ticket.place, by=by)
    if ticket.category != "other":
        ticket = replace(ticket, unheard_at=None)
    return dispatch_ticket(work, ticket, by=by, at=at)
