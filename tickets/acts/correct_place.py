"""A resident corrects where a ticket under way is: everybody who has it is told, above all who is on the way (IN21)."""

from __future__ import annotations

import re
from datetime import datetime

from tickets.acts.add_to_ticket import keep, pass_on
from tickets.acts.ask import asked, asks_where, where
from tickets.acts.locate import keep_unit
from tickets.acts.place_ticket import place_ticket
from tickets.acts.place_told import corrected, only_place, place_told
from tickets.acts.settle import settle
from tickets.belonging import joins_draft
from tickets.contact import Contact
from tickets.desk import Desk
from tickets.records import Purpose
from tickets.telling import Audience, Show
from tickets.ticket import Ticket
from tickets.triage.normal import normalise

_WORD = re.compile(r"[0-9a-z]+")


def correct_under_way(desk: Desk, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """Correct the ticket whose place the words correct; `None` where they correct none, or that of a draft."""
    ticket = _meant(desk, contact, by, at)
    return None if ticket is None else correct_place(desk, ticket, contact, by=by, at=at)


def _meant(desk: Desk, contact: Contact, by: int, at: datetime) -> Ticket | None:
    """The ticket replied to; else the newest at the place that is denied; else, where no draft is, the newest placed.

    What tells of a matter as well, and denies no place of theirs, is a matter of its own.
    """
    if contact.replies_to is not None:
        ticket = desk.ticket(contact.replies_to)
        told = corrected(contact) or (where(contact) if ticket.place.known else None)
        return ticket if told and ticket.resident_id == by and ticket.open else None
    if corrected(contact) is None:
        return None
    draft = desk.draft_of(by)
    if draft is not None and (_denied(draft, contact) or _waits(desk, draft, at)):
        return None
    placed = [each for each in desk.tickets_of(by) if each.open and each.place.named]
    denied = next((each for each in placed if _denied(each, contact)), None)
    return denied or (next(iter(placed), None) if only_place(contact) and draft is None else None)


def _waits(desk: Desk, draft: Ticket, at: datetime) -> bool:
    return joins_draft(draft, at, desk.policy.waits) or asks_where(asked(desk, draft))


def _denied(ticket: Ticket, contact: Contact) -> bool:
    """Whether the words name the place that the ticket has."""
    room = ticket.place.room or ticket.place.building
    return room is not None and room.lower() in _WORD.findall(normalise(contact.text))


def correct_place(desk: Desk, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """Keep the words, and store and tell the place; words that tell more than a place are passed on as well."""
    kept = keep(desk, ticket, contact, Purpose.ADDITION, by=by, at=at)
    ticket = settle(desk, ticket, *kept.facts)
    if not only_place(contact) or kept.files:
        pass_on(desk, ticket, contact, at, files=tuple(file.id for file in kept.files))
    place = place_told(desk, ticket, contact)
    if place is None:
        desk.show(Show(ticket.id, Audience.RESIDENT, by, anew=True, view=""))
        return ticket
    keep_unit(desk, ticket, place, by=by)
    return place_ticket(desk, ticket, place, by=by, at=at)


def correct_by_edit(desk: Desk, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """An edited message of theirs names another place than before: the ticket is there; `None` where it is already."""
    ticket = desk.ticket(ticket_id)
    place = place_told(desk, ticket, contact, anyway=True) if ticket.open and ticket.resident_id == by else None
    if place is None:
        return None
    keep_unit(desk, ticket, place, by=by)
    return place_ticket(desk, ticket, place, by=by, at=at)
