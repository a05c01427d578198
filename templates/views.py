"""Which template shows a card: that of its view if the ticket's state has such a view, else the state's own."""

from __future__ import annotations

from collections.abc import Mapping

from tickets.card import CardContent
from tickets.outgoing import Audience
from tickets.ticket import OPEN, VISITED, WORKING, Kind, State, Ticket

DRAFT_VIEWS = frozenset({"kind", "category", "place", "urgency", "photo", "words", "join", "several", "which_back"})
STAFF_VIEWS = frozenset({"assign", "new_time"})
RESIDENT_VIEWS: Mapping[State, frozenset[str]] = {
    State.DRAFT: DRAFT_VIEWS,
    State.RECEIVED: frozenset({"cancel", "add"}),
    State.ANSWERED: frozenset({"cancel", "not_helped"}),
    State.DISPATCHED: frozenset({"cancel", "add"}),
    State.ACCEPTED: frozenset({"cancel", "add"}),
    State.ON_SITE: frozenset({"cancel", "add"}),
    State.DONE: frozenset({"reject"}),
    State.CLOSED: frozenset({"reasons", "thanks"}),
}


RECEIVED_VIEWS: Mapping[Kind, str] = {
    Kind.INQUIRY: "inquiry",
    Kind.COMPLAINT: "inquiry",
    Kind.SUGGESTION: "suggestion",
}
"""The office's card of what is not visited, by kind."""


def view_of(content: CardContent) -> str:
    """The name of the template in the audience's folder. A view may carry what was chosen in it: `reasons:quality`."""
    view, ticket = content.card.view.partition(":")[0], content.ticket
    state, audience = ticket.state, content.card.audience
    if audience in (Audience.SUPERVISOR, Audience.DESK) and (ticket.kind in RECEIVED_VIEWS or state is State.RECEIVED):
        return _received(view, ticket)
    match audience:
        case Audience.RESIDENT:
            return _resident(view, ticket)
        case Audience.SUPERVISOR:
            return view if view in STAFF_VIEWS and state in WORKING else "open" if state in OPEN else "ended"
        case Audience.DESK:
            return view if view in STAFF_VIEWS and state in WORKING else "ticket"
    return "ticket"


def _received(view: str, ticket: Ticket) -> str:
    """What is answered, decided or priced first has a card for each kind."""
    if ticket.state is State.RECEIVED and (view == "assign" or (view == "slot" and ticket.kind is Kind.SERVICE)):
        return view
    return RECEIVED_VIEWS.get(ticket.kind, "order")


def _resident(view: str, ticket: Ticket) -> str:
    state, rated = ticket.state, ticket.rating is not None
    if state is State.CLOSED and ticket.kind not in VISITED:
        return "settled"
    if view in RESIDENT_VIEWS.get(state, ()) and (rated or view != "reasons"):
        return view
    return "working" if state in WORKING else state.value
