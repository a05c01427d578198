"""Which template shows a card: that of its view if the ticket's state has such a view, else the state's own."""

from __future__ import annotations

from collections.abc import Mapping

from tickets.card import CardContent
from tickets.outgoing import Audience
from tickets.ticket import OPEN, WORKING, State

DRAFT_VIEWS = frozenset({"kind", "category", "place", "urgency", "photo", "words", "join", "several", "which_back"})
STAFF_VIEWS = frozenset({"assign", "new_time"})
RESIDENT_VIEWS: Mapping[State, frozenset[str]] = {
    State.DRAFT: DRAFT_VIEWS,
    State.DISPATCHED: frozenset({"cancel", "add"}),
    State.ACCEPTED: frozenset({"cancel", "add"}),
    State.ON_SITE: frozenset({"cancel", "add"}),
    State.DONE: frozenset({"reject"}),
    State.CLOSED: frozenset({"reasons", "thanks"}),
}


def view_of(content: CardContent) -> str:
    """The name of the template in the audience's folder. A view may carry what was chosen in it: `reasons:quality`."""
    view, state = content.card.view.partition(":")[0], content.ticket.state
    match content.card.audience:
        case Audience.RESIDENT:
            return _resident(view, state, rated=content.ticket.rating is not None)
        case Audience.SUPERVISOR:
            return view if view in STAFF_VIEWS and state in WORKING else "open" if state in OPEN else "ended"
        case Audience.DESK:
            return view if view in STAFF_VIEWS and state in WORKING else "ticket"
    return "ticket"


def _resident(view: str, state: State, *, rated: bool) -> str:
    if view in RESIDENT_VIEWS.get(state, ()) and (rated or view != "reasons"):
        return view
    return "working" if state in WORKING else state.value
