"""The resident corrects a line of the draft's card by a button (IN9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.ask import SEVERAL, asked, asks_where, question, show_draft
from tickets.acts.locate import NEEDS_PLACE, found, keep_unit, locate, of_unit, units_near
from tickets.acts.place_from_message import completed
from tickets.acts.place_ticket import place_corrected, place_ticket
from tickets.acts.save_and_notify import save_and_notify
from tickets.facts import Corrected, PlaceKeptAsReported
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import Kind, Location, State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

PEOPLE_IN_DANGER = "people_in_danger"
"""The one category of a call for help."""


def set_kind(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, kind: Kind) -> Ticket:
    """Set another kind, and ask for the category next; a call for help has only one, and is an emergency."""
    draft = _draft(work, ticket_id, by)
    fact = Corrected(draft.id, at, by, "kind", draft.kind, kind)
    if kind is Kind.HELP:
        calling = replace(draft, kind=kind, category=PEOPLE_IN_DANGER, urgency=Urgency.EMERGENCY, hazard_at=at)
        return _corrected(work, calling, fact)
    return _corrected(work, replace(draft, kind=kind, category="other"), fact, view="category")


def set_category(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, category: str) -> Ticket:
    """Set another category; raises `NotNow` for one that the draft's kind does not have."""
    draft = _draft(work, ticket_id, by)
    offered = work.policy.categories.get(category)
    if offered is None or draft.kind not in offered.kinds:
        raise NotNow(draft)
    fact = Corrected(draft.id, at, by, "category", draft.category, category)
    return _corrected(work, replace(draft, category=category), fact)


def set_urgency(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, urgency: Urgency) -> Ticket:
    """Set another urgency: the resident knows best what cannot wait."""
    draft = _draft(work, ticket_id, by)
    fact = Corrected(draft.id, at, by, "urgency", draft.urgency, urgency)
    hazard_at = at if urgency is Urgency.EMERGENCY else None
    return _corrected(work, replace(draft, urgency=urgency, hazard_at=hazard_at), fact)


def set_place(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, place: Location) -> Ticket:
    """Set the place from the resident's words, matched with the units on file; also after the ticket went out."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.state is not State.DRAFT and not ticket.open:
        raise NotNow(ticket)
    located = locate(work, completed(place, ticket.place), work.person(by), ticket.property_id)
    moved = move(work, ticket, located, by=by, at=at)
    if moved.state is State.DRAFT:
        shown = asked(work, moved)
        show_draft(work, moved, shown if shown.startswith(SEVERAL) else question(work, moved))
    return moved


def move(work: UnitOfWork, ticket: Ticket, place: Location, *, by: int, at: datetime, as_told: bool = False) -> Ticket:
    """Set the ticket's place, and that of other drafts of the same message that have none.

    A unit that is not on file is asked about once; the second time, or with `as_told`, it stays as the resident wrote
    it.
    """
    keep_unit(work, ticket, place, by=by)
    if ticket.state is not State.DRAFT:
        moved = place_ticket(work, ticket, place, by=by, at=at)
    else:
        as_told = as_told or _told_again(work, ticket, place)
        kept = [PlaceKeptAsReported(ticket.id, at, by)] if as_told else []
        changed = [place_corrected(ticket, place, by=by, at=at)] if place != ticket.place else []
        moved = save_and_notify(work, replace(ticket, place=place, touched_at=at), *changed, *kept)
    for other in work.drafts_of(by):
        sister = other.id != moved.id and other.opened_at == moved.opened_at
        if sister and other.kind in NEEDS_PLACE and not other.place.known:
            _corrected(work, replace(other, place=place), place_corrected(other, place, by=by, at=at))
    return moved


def _told_again(work: UnitOfWork, draft: Ticket, place: Location) -> bool:
    asked_before = asks_where(asked(work, draft)) and draft.place.room is not None
    return asked_before and place.room is not None and not found(work, replace(draft, place=place))


def set_unit(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, unit_id: int | None) -> Ticket:
    """Choose one of the units on file that were offered; `None` keeps the place as the resident wrote it."""
    draft = _draft(work, ticket_id, by)
    if unit_id is None:
        draft = save_and_notify(work, replace(draft, touched_at=at), PlaceKeptAsReported(draft.id, at, by))
        show_draft(work, draft, question(work, draft), anew=False)
        return draft
    unit = next((each for each in units_near(work, draft) if each.id == unit_id), None)
    if unit is None:
        raise NotNow(draft)
    place = of_unit(unit, draft.place.public)
    keep_unit(work, draft, place, by=by)
    return _corrected(work, replace(draft, place=place), place_corrected(draft, place, by=by, at=at, line="unit"))


def _draft(work: UnitOfWork, ticket_id: int, by: int) -> Ticket:
    draft = work.ticket(ticket_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT:
        raise NotNow(draft)
    return draft


def _corrected(work: UnitOfWork, draft: Ticket, fact: Corrected, *, view: str | None = None) -> Ticket:
    """Store the correction, and change the card in its place."""
    corrected = save_and_notify(work, replace(draft, touched_at=fact.at), fact)
    shown = asked(work, corrected)
    if view is None:
        view = shown if shown.startswith(SEVERAL) else question(work, corrected)
    show_draft(work, corrected, view, anew=False)
    return corrected
