"""Where a ticket under way is, named or corrected only after it went out: whoever must go there is told."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.ask import LONGEST_PLACE
from tickets.acts.dispatch_ticket import as_told, for_the_desk, send_photos
from tickets.acts.locate import NEEDS_PLACE, locate
from tickets.acts.place_told import completed, corrected
from tickets.acts.settle import settle
from tickets.contact import Contact
from tickets.desk import Desk
from tickets.facts import Corrected, Fact
from tickets.people import Group
from tickets.recipients import group_for, recipients
from tickets.records import Purpose
from tickets.refusals import NotNow, PlaceMissing
from tickets.rights import require_assigner, require_worker
from tickets.telling import Show
from tickets.ticket import WORKING, Location, State, Ticket


def place_ticket(desk: Desk, ticket: Ticket, place: Location, *, by: int, at: datetime) -> Ticket:
    """Store the place. The group that the ticket is for now gets it as at its dispatch; otherwise its crew is told.

    So is the resident who said it.
    """
    placed = ticket.with_(place=place)
    moved = [place_corrected(ticket, place, by=by, at=at), *as_told(desk, placed, at)]
    group = group_for_waiting(desk, placed)
    if group is not None:
        return to_group(desk, placed, group, *moved, by=None, at=at)
    crew = recipients(desk, placed, "crew") + recipients(desk, placed, "assignee") if ticket.state in WORKING else []
    resident = recipients(desk, placed, "resident") if ticket.place.known and by == ticket.resident_id else []
    return settle(desk, placed, *moved, also=[(each, "placed") for each in crew + resident])


def place_corrected(ticket: Ticket, place: Location, *, by: int, at: datetime, line: str = "place") -> Corrected:
    """The fact of a new place; what it was before stays in the history."""
    return Corrected(ticket.id, at, by, line, ticket.place.label or None, place.label or None)


def group_for_waiting(desk: Desk, ticket: Ticket) -> Group | None:
    """The group for what waits at the front desk and need not any longer."""
    waits = ticket.state is State.DISPATCHED and ticket.group_id is None and not for_the_desk(desk, ticket)
    return group_for(desk, ticket) if waits else None


def to_group(desk: Desk, ticket: Ticket, group: Group, *before: Fact, by: int | None, at: datetime) -> Ticket:
    """Card, alert and pictures, as a dispatch has them; `by` is who passes it on, `None` the service itself."""
    passed, fact = life.pass_on(ticket, group.id, by, at)
    settled = settle(desk, passed, *before, fact)
    send_photos(desk, settled, Purpose.REPORT, at, chat_id=group.chat_id)
    return settled


def pass_to_group(desk: Desk, ticket_id: int, *, by: int, at: datetime) -> tuple[Ticket, Group]:
    """The front desk passes on what it held: nobody knew the place, or who wrote it.

    Raises `PlaceMissing` while nobody could find it, `NotNow` without a group for it.
    """
    ticket = desk.ticket(ticket_id)
    require_worker(desk, ticket, by)
    if ticket.kind in NEEDS_PLACE and not ticket.place.known:
        raise PlaceMissing
    group = group_for(desk, ticket)
    if group is None:
        raise NotNow(ticket)
    for card in desk.cards(ticket.id):
        if card.view == "assign":
            desk.show(Show(ticket.id, card.audience, card.chat_id, view=""))
    return to_group(desk, ticket, group, by=by, at=at), group


def may_say_place(desk: Desk, ticket_id: int, *, by: int) -> Ticket:
    """The ticket, for its owner, whoever has the job and whoever may give it away; refuses before words are asked."""
    ticket = desk.ticket(ticket_id)
    if by not in (ticket.owner_id, ticket.assignee_id):
        require_assigner(desk, ticket, by)
    if ticket.state not in WORKING:
        raise NotNow(ticket)
    return ticket


def say_place(desk: Desk, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """The office says where it is, also otherwise than was told; raises `PlaceMissing` for words that are no place."""
    ticket = may_say_place(desk, ticket_id, by=by)
    said, text = corrected(contact) or contact.reading.place, contact.text.strip()
    place = completed(said, ticket.place) if said.named else Location(public=text)
    if not place.known or not (said.named or 0 < len(text) <= LONGEST_PLACE):
        raise PlaceMissing
    return place_ticket(desk, ticket, locate(desk, place, desk.person(by), ticket.property_id), by=by, at=at)
