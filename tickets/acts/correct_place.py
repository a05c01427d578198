"""A resident corrects the place of an open ticket: everybody concerned is told, above all who is on the way (IN21)."""

from __future__ import annotations

import re
from datetime import datetime

from tickets.acts.add_to_ticket import keep, pass_on
from tickets.acts.ask import asked, asks_where, where
from tickets.acts.locate import keep_unit
from tickets.acts.place_from_message import corrected, only_place, place_from_message
from tickets.acts.place_ticket import place_ticket
from tickets.acts.save_and_notify import save_and_notify
from tickets.belonging import joins_draft
from tickets.contact import Contact
from tickets.outgoing import Audience, Show
from tickets.records import Purpose
from tickets.ticket import Ticket
from tickets.triage.normal import normalise
from tickets.unit_of_work import UnitOfWork

_WORD = re.compile(r"[0-9a-z]+")


def correct_under_way(work: UnitOfWork, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """Correct the ticket that the words are about; `None` if they correct nothing, or the place of a draft."""
    ticket = _meant(work, contact, by, at)
    return None if ticket is None else correct_place(work, ticket, contact, by=by, at=at)


def _meant(work: UnitOfWork, contact: Contact, by: int, at: datetime) -> Ticket | None:
    """The ticket that is meant: the one replied to, else the newest with the place that the words deny, else (if there
    is no draft) the newest with a place.

    Words that also tell of a matter, and deny no known place, are a matter of their own.
    """
    if contact.replies_to is not None:
        ticket = work.ticket(contact.replies_to)
        told = corrected(contact) or (where(contact) if ticket.place.known else None)
        return ticket if told and ticket.resident_id == by and ticket.open else None
    if corrected(contact) is None:
        return None
    draft = work.draft_of(by)
    if draft is not None and (_denied(draft, contact) or _waits(work, draft, at)):
        return None
    placed = [each for each in work.tickets_of(by) if each.open and each.place.named]
    denied = next((each for each in placed if _denied(each, contact)), None)
    return denied or (next(iter(placed), None) if only_place(contact) and draft is None else None)


def _waits(work: UnitOfWork, draft: Ticket, at: datetime) -> bool:
    return joins_draft(draft, at, work.policy.waits) or asks_where(asked(work, draft))


def _denied(ticket: Ticket, contact: Contact) -> bool:
    """Whether the words name the ticket's present place."""
    room = ticket.place.room or ticket.place.building
    return room is not None and room.lower() in _WORD.findall(normalise(contact.text))


def correct_place(work: UnitOfWork, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Ticket:
    """Keep the words and move the ticket; words that say more than a place are passed on as well."""
    kept = keep(work, ticket, contact, Purpose.ADDITION, by=by, at=at)
    ticket = save_and_notify(work, ticket, *kept.facts)
    if not only_place(contact) or kept.files:
        pass_on(work, ticket, contact, at, files=tuple(file.id for file in kept.files))
    place = place_from_message(work, ticket, contact)
    if place is None:
        work.show(Show(ticket.id, Audience.RESIDENT, by, anew=True, view=""))
        return ticket
    keep_unit(work, ticket, place, by=by)
    return place_ticket(work, ticket, place, by=by, at=at)


def correct_by_edit(work: UnitOfWork, ticket_id: int, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """An edited message names another place: move the ticket there; `None` if that is its place already."""
    ticket = work.ticket(ticket_id)
    place = place_from_message(work, ticket, contact, anyway=True) if ticket.open and ticket.resident_id == by else None
    if place is None:
        return None
    keep_unit(work, ticket, place, by=by)
    return place_ticket(work, ticket, place, by=by, at=at)
