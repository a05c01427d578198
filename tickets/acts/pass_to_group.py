"""The front desk passes a ticket that it kept on to its group."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.locate import NEEDS_PLACE
from tickets.acts.place_ticket import to_group
from tickets.outgoing import Show
from tickets.people import Group
from tickets.recipients import group_for
from tickets.refusals import NotNow, PlaceMissing
from tickets.rights import require_worker
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def pass_to_group(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> tuple[Ticket, Group]:
    """Send the ticket to its group.

    Raises `PlaceMissing` while nobody could find the place, `NotNow` if no group is bound for it.
    """
    ticket = work.ticket(ticket_id)
    require_worker(work, ticket, by)
    if ticket.kind in NEEDS_PLACE and not ticket.place.known:
        raise PlaceMissing
    group = group_for(work, ticket)
    if group is None:
        raise NotNow(ticket)
    for card in work.cards(ticket.id):
        if card.view == "assign":
            work.show(Show(ticket.id, card.audience, card.chat_id, view=""))
    return to_group(work, ticket, group, by=by, at=at), group
