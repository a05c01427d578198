"""Which state may follow which, as data: the only way a ticket's state changes."""

from __future__ import annotations

from tickets.refusals import not_now
from tickets.ticket import State, Ticket

TRANSITIONS: dict[str, tuple[frozenset[State], State]] = {
    "confirm": (frozenset({State.DRAFT}), State.DISPATCHED),
    "drop": (frozenset({State.DRAFT}), State.DROPPED),
    "resume": (frozenset({State.DROPPED}), State.DRAFT),
    "accept": (frozenset({State.DISPATCHED}), State.ACCEPTED),
    "assign": (frozenset({State.DISPATCHED, State.ACCEPTED, State.ON_SITE}), State.ACCEPTED),
    "hand_back": (frozenset({State.ACCEPTED, State.ON_SITE}), State.DISPATCHED),
    "arrive": (frozenset({State.ACCEPTED}), State.ON_SITE),
    "finish": (frozenset({State.ACCEPTED, State.ON_SITE}), State.DONE),
    "end_help": (frozenset({State.ACCEPTED, State.ON_SITE}), State.CLOSED),
    "sign": (frozenset({State.DONE}), State.CLOSED),
    "reject": (frozenset({State.DONE}), State.DISPATCHED),
    "reopen": (frozenset({State.CLOSED}), State.DISPATCHED),
    "cancel": (frozenset({State.DISPATCHED, State.ACCEPTED, State.ON_SITE}), State.CANCELLED),
}


def move(ticket: Ticket, verb: str) -> State:
    """The state that `verb` leads to; raises the refusal that says why it may not be done now."""
    allowed, following = TRANSITIONS[verb]
    if ticket.state not in allowed:
        raise not_now(ticket, verb)
    return following
