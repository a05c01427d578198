"""A line of the confirmation card is corrected (IN9)."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.ask import SEVERAL, asked, question, show_draft
from tickets.acts.locate import NEEDS_PLACE, keep_unit, locate, of_unit, units_near
from tickets.acts.place_ticket import completed, place_ticket
from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.facts import Corrected
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
    """The place in the resident's own words, held against the units on file; also after it went out without one."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.state is not State.DRAFT and ticket.place.known:
        raise NotNow(ticket)
    located = locate(desk, completed(place, ticket.place), desk.person(by), ticket.property_id)
    placed = _placed(desk, ticket, located, by=by, at=at, anew=True)
    for other in desk.drafts_of(by):
        if other.opened_at == placed.opened_at and other.kind in NEEDS_PLACE and not other.place.known:
            _placed(desk, other, located, by=by, at=at)
    return placed


def set_unit(desk: Desk, ticket_id: int, *, by: int, at: datetime, unit_id: int | None) -> Ticket:
    """A unit on file from those offered; `None` keeps the place as the resident wrote it."""
    draft = _draft(desk, ticket_id, by)
    if unit_id is None:
        show_draft(desk, draft, "", anew=False)
        return draft
    unit = next((each for each in units_near(desk, draft) if each.id == unit_id), None)
    if unit is None:
        raise NotNow(draft)
    return _placed(desk, draft, of_unit(unit, draft.place.public), by=by, at=at)


def _placed(desk: Desk, ticket: Ticket, place: Location, *, by: int, at: datetime, anew: bool = False) -> Ticket:
    keep_unit(desk, ticket, place, by=by)
    if ticket.state is not State.DRAFT:
        return place_ticket(desk, ticket, place, by=by, at=at)
    fact = Corrected(ticket.id, at, by, "place", None, None)
    return _corrected(desk, ticket.with_(place=place), fact, anew=anew)


def _draft(desk: Desk, ticket_id: int, by: int) -> Ticket:
    draft = desk.ticket(ticket_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT:
        raise NotNow(draft)
    return draft


def _corrected(desk: Desk, draft: Ticket, fact: Corrected, *, view: str | None = None, anew: bool = False) -> Ticket:
    """Pressed, the card changes where it stands; after typed words it comes `anew`, with the next question."""
    corrected = settle(desk, draft.with_(touched_at=fact.at), fact)
    shown = asked(desk, corrected)
    if view is None:
        view = shown if shown.startswith(SEVERAL) else question(desk, corrected)
    show_draft(desk, corrected, view, anew=anew)
    return corrected
