"""A line of the confirmation card is corrected (IN9)."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.ask import SEVERAL, asked, asks_where, question, show_draft
from tickets.acts.locate import NEEDS_PLACE, found, keep_unit, locate, of_unit, units_near
from tickets.acts.place_ticket import place_corrected, place_ticket
from tickets.acts.place_told import completed
from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.facts import Corrected, PlaceKeptAsTold
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import Kind, Location, State, Ticket, Urgency

PEOPLE_IN_DANGER = "people_in_danger"
"""The one category of a call for help."""


def set_kind(desk: Desk, ticket_id: int, *, by: int, at: datetime, kind: Kind) -> Ticket:
    """Another kind of contact: its category is asked next; a call for help has one only, and is an emergency."""
    draft = _draft(desk, ticket_id, by)
    fact = Corrected(draft.id, at, by, "kind", draft.kind, kind)
    if kind is Kind.HELP:
        calling = draft.with_(kind=kind, category=PEOPLE_IN_DANGER, urgency=Urgency.EMERGENCY, hazard_at=at)
        return _corrected(desk, calling, fact)
    return _corrected(desk, draft.with_(kind=kind, category="other"), fact, view="category")


def set_category(desk: Desk, ticket_id: int, *, by: int, at: datetime, category: str) -> Ticket:
    """Another category of the draft's kind; raises `NotNow` for one that the kind does not have."""
    draft = _draft(desk, ticket_id, by)
    offered = desk.policy.categories.get(category)
    if offered is None or draft.kind not in offered.kinds:
        raise NotNow(draft)
    fact = Corrected(draft.id, at, by, "category", draft.category, category)
    return _corrected(desk, draft.with_(category=category), fact)


def set_urgency(desk: Desk, ticket_id: int, *, by: int, at: datetime, urgency: Urgency) -> Ticket:
    """Another urgency: the resident knows best what cannot wait."""
    draft = _draft(desk, ticket_id, by)
    fact = Corrected(draft.id, at, by, "urgency", draft.urgency, urgency)
    hazard_at = at if urgency is Urgency.EMERGENCY else None
    return _corrected(desk, draft.with_(urgency=urgency, hazard_at=hazard_at), fact)


def set_place(desk: Desk, ticket_id: int, *, by: int, at: datetime, place: Location) -> Ticket:
    """The place in the resident's own words, held against the units on file; also after it went out."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.state is not State.DRAFT and not ticket.open:
        raise NotNow(ticket)
    located = locate(desk, completed(place, ticket.place), desk.person(by), ticket.property_id)
    moved = move(desk, ticket, located, by=by, at=at)
    if moved.state is State.DRAFT:
        shown = asked(desk, moved)
        show_draft(desk, moved, shown if shown.startswith(SEVERAL) else question(desk, moved))
    return moved


def move(desk: Desk, ticket: Ticket, place: Location, *, by: int, at: datetime, as_told: bool = False) -> Ticket:
    """The ticket is there now, and so are its sisters of the same message that lack a place.

    A unit that is not on file is asked about once; the second time, or `as_told`, it stays as the resident told it.
    """
    keep_unit(desk, ticket, place, by=by)
    if ticket.state is not State.DRAFT:
        moved = place_ticket(desk, ticket, place, by=by, at=at)
    else:
        as_told = as_told or _told_again(desk, ticket, place)
        kept = [PlaceKeptAsTold(ticket.id, at, by)] if as_told else []
        changed = [place_corrected(ticket, place, by=by, at=at)] if place != ticket.place else []
        moved = settle(desk, ticket.with_(place=place, touched_at=at), *changed, *kept)
    for other in desk.drafts_of(by):
        sister = other.id != moved.id and other.opened_at == moved.opened_at
        if sister and other.kind in NEEDS_PLACE and not other.place.known:
            _corrected(desk, other.with_(place=place), place_corrected(other, place, by=by, at=at))
    return moved


def _told_again(desk: Desk, draft: Ticket, place: Location) -> bool:
    asked_before = asks_where(asked(desk, draft)) and draft.place.room is not None
    return asked_before and place.room is not None and not found(desk, draft.with_(place=place))


def set_unit(desk: Desk, ticket_id: int, *, by: int, at: datetime, unit_id: int | None) -> Ticket:
    """A unit on file from those offered; `None` keeps the place as the resident wrote it."""
    draft = _draft(desk, ticket_id, by)
    if unit_id is None:
        draft = settle(desk, draft.with_(touched_at=at), PlaceKeptAsTold(draft.id, at, by))
        show_draft(desk, draft, question(desk, draft), anew=False)
        return draft
    unit = next((each for each in units_near(desk, draft) if each.id == unit_id), None)
    if unit is None:
        raise NotNow(draft)
    place = of_unit(unit, draft.place.public)
    keep_unit(desk, draft, place, by=by)
    return _corrected(desk, draft.with_(place=place), place_corrected(draft, place, by=by, at=at, line="unit"))


def _draft(desk: Desk, ticket_id: int, by: int) -> Ticket:
    draft = desk.ticket(ticket_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT:
        raise NotNow(draft)
    return draft


def _corrected(desk: Desk, draft: Ticket, fact: Corrected, *, view: str | None = None) -> Ticket:
    """The card changes where it stands."""
    corrected = settle(desk, draft.with_(touched_at=fact.at), fact)
    shown = asked(desk, corrected)
    if view is None:
        view = shown if shown.startswith(SEVERAL) else question(desk, corrected)
    show_draft(desk, corrected, view, anew=False)
    return corrected
