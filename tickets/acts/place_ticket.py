"""Where a ticket under way is, named or corrected only after it went out: whoever must go there is told."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.ask import LONGEST_PLACE
from tickets.acts.dispatch_ticket import as_told, for_the_desk, send_photos
from tickets.acts.locate import NEEDS_PLACE, locate
from tickets.acts.place_from_message import completed, corrected
from tickets.acts.save_and_notify import save_and_notify
from tickets.contact import Contact
from tickets.facts import Corrected, Fact
from tickets.outgoing import Show
from tickets.people import Group
from tickets.recipients import group_for, recipients
from tickets.records import Purpose
from tickets.refusals import NotNow, PlaceMissing
from tickets.rights import require_assigner, require_worker
from tickets.ticket import WORKING, Location, State, Ticket
from tickets.unit_of_work import UnitOfWork


def place_ticket(work: UnitOfWork, ticket: Ticket, place: Location, *, by: int, at: datetime) -> Ticket:
    """Store the place. The group that the ticket is for now gets it as at its dispatch; otherwise its crew is told.

    So is the resident who said it.
    """
    placed = ticket.with_(place=place)
    moved = [place_corrected(ticket, place, by=by, at=at), *as_told(work, placed, at)]
    group = group_for_waiting(work, placed)
    if group is not None:
        return to_group(work, placed, group, *moved, by=None, at=at)
    crew = recipients(work, placed, "crew") + recipients(work, placed, "assignee") if ticket.state in WORKING else []
    resident = recipients(work, placed, "resident") if ticket.place.known and by == ticket.resident_id else []
    return save_and_notify(work, placed, *moved, also=[(each, "placed") for each in crew + resident])


def place_corrected(ticket: Ticket, place: Location, *, by: int, at: datetime, line: str = "place") -> Corrected:
    """The fact of a new place; what it was before stays in the history."""
    return Corrected(ticket.id, at, by, line, ticket.place.label or None, place.label or None)


def group_for_waiting(work: UnitOfWork, ticket: Ticket) -> Group | None:
    """The group for what waits at the front desk and need not any longer."""
    waits = ticket.state is State.DISPATCHED and ticket.group_id is None and not for_the_desk(work, ticket)
    return group_for(work, ticket) if waits else None


def to_group(work: UnitOfWork, ticket: Ticket, group: Group, *before: Fact, by: int | None, at: datetime) -> Ticket:
    """Card, alert and pictures, as a dispatch has them; `by` is who passes it on, `None` the service itself."""
    passed, fact = life.pass_on(ticket, group.id, by, at)
    saved = save_and_notify(work, passed, *before, fact)
    send_photos(work, saved, Purpose.REPORT, at, chat_id=group.chat_id)
    return saved


def pass_to_group(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> tuple[Ticket, Group]:
    """The front desk passes on what it held: nobody knew the place, or who wrote it.

    Raises `PlaceMissing` while nobody could find it, `NotNow` without a group for it.
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


def may_say_place(work: UnitOfWork, ticket_id: int, *, by: int) -> Ticket:
    """The ticket, for its owner, whoever has the job and whoever may give it away; refuses before words are asked."""
    ticket = work.ticket(ticket_id)
    if by not in (ticket.owner_id, ticket.assignee_id):
        require_assigner(work, ticket, by)
    if ticket.state not in WORKING:
        raise NotNow(ticket)
    return ticket


def say_place(work: UnitOfWork, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """The office says where it is, also otherwise than was told; raises `PlaceMissing` for words that are no place."""
    ticket = may_say_place(work, ticket_id, by=by)
    said, text = corrected(contact) or contact.reading.place, contact.text.strip()
    place = completed(said, ticket.place) if said.named else Location(public=text)
    if not place.known or not (said.named or 0 < len(text) <= LONGEST_PLACE):
        raise PlaceMissing
    return place_ticket(work, ticket, locate(work, place, work.person(by), ticket.property_id), by=by, at=at)
