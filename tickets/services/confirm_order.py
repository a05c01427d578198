"""The front desk tells price and time of a service, and its group gets it."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.dispatch_ticket import as_told, send_photos
from tickets.acts.locate import NEEDS_PLACE
from tickets.acts.save_and_notify import save_and_notify
from tickets.delays import named
from tickets.facts import TicketDispatched
from tickets.recipients import group_for
from tickets.records import Purpose, Source, TicketText
from tickets.refusals import PlaceMissing
from tickets.rights import require_worker
from tickets.services import life
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def offer_slot(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, minutes: int) -> tuple[Ticket, datetime]:
    """The ticket, and the moment that the button means, before the price is asked for; raises as `confirm_order`
    does.
    """
    ticket, until = _may_confirm(work, ticket_id, by), named(minutes, at)
    life.confirm_order(ticket, by, at, until, None)
    return ticket, until


def confirm_order(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, until: datetime, price: str, source: Source
) -> Ticket:
    """Tell the resident, who can still cancel, and send it to its group; raises `PlaceMissing` while nobody could find
    the place.
    """
    ticket = _may_confirm(work, ticket_id, by)
    group = group_for(work, ticket)
    ordered, fact = life.confirm_order(ticket, by, at, until, group.id if group else None)
    work.add_words(TicketText(ticket.id, at, by, Purpose.PRICE, price, source))
    dispatched = TicketDispatched(ticket.id, at, by, ordered.group_id, ordered.round)
    saved = save_and_notify(work, ordered, fact, *as_told(work, ordered, at), dispatched)
    if group is not None:
        send_photos(work, saved, Purpose.REPORT, at, chat_id=group.chat_id)
    return saved


def _may_confirm(work: UnitOfWork, ticket_id: int, by: int) -> Ticket:
    ticket = work.ticket(ticket_id)
    require_worker(work, ticket, by)
    if ticket.kind in NEEDS_PLACE and not ticket.place.known:
        raise PlaceMissing
    return ticket
