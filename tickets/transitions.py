"""Which state may follow which, as data, for each kind of life: the only way a ticket's state changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tickets.refusals import not_now
from tickets.ticket import UNDER_WAY, WORKING, Kind, State, Ticket

Life = Mapping[str, tuple[frozenset[State], State]]
"""By verb: from which states, and to which."""

DRAFT: Life = {
    "drop": (frozenset({State.DRAFT}), State.DROPPED),
    "resume": (frozenset({State.DROPPED}), State.DRAFT),
}
VISIT: Life = {
    "accept": (frozenset({State.DISPATCHED}), State.ACCEPTED),
    "assign": (WORKING, State.ACCEPTED),
    "hand_back": (frozenset({State.ACCEPTED, State.ON_SITE}), State.DISPATCHED),
    "arrive": (frozenset({State.ACCEPTED}), State.ON_SITE),
    "finish": (frozenset({State.ACCEPTED, State.ON_SITE}), State.DONE),
    "end_help": (frozenset({State.ACCEPTED, State.ON_SITE}), State.CLOSED),
    "sign": (frozenset({State.DONE}), State.CLOSED),
    "reject": (frozenset({State.DONE}), State.DISPATCHED),
    "reopen": (frozenset({State.CLOSED}), State.DISPATCHED),
}
REPAIR: Life = {
    **DRAFT,
    **VISIT,
    "confirm": (frozenset({State.DRAFT}), State.DISPATCHED),
    "cancel": (WORKING, State.CANCELLED),
}
"""Somebody comes, and the resident signs. A call for help is ended by whoever went there."""
SERVICE: Life = {
    **DRAFT,
    **VISIT,
    "confirm": (frozenset({State.DRAFT}), State.RECEIVED),
    "give": (frozenset({State.RECEIVED}), State.RECEIVED),
    "confirm_order": (frozenset({State.RECEIVED}), State.DISPATCHED),
    "cancel": (UNDER_WAY, State.CANCELLED),
}
"""The front desk tells price and time; from then on it is as a repair."""
INQUIRY: Life = {
    **DRAFT,
    "confirm": (frozenset({State.DRAFT}), State.RECEIVED),
    "give": (frozenset({State.RECEIVED}), State.RECEIVED),
    "answer": (frozenset({State.RECEIVED, State.ANSWERED}), State.ANSWERED),
    "helped": (frozenset({State.ANSWERED}), State.CLOSED),
    "not_helped": (frozenset({State.ANSWERED}), State.RECEIVED),
    "end_unconfirmed": (frozenset({State.ANSWERED}), State.CLOSED),
    "reopen": (frozenset({State.CLOSED}), State.RECEIVED),
    "cancel": (frozenset({State.RECEIVED, State.ANSWERED}), State.CANCELLED),
}
"""An answer, and the resident says whether it helped. A complaint has the same states."""
SUGGESTION: Life = {
    **DRAFT,
    "confirm": (frozenset({State.DRAFT}), State.RECEIVED),
    "give": (frozenset({State.RECEIVED}), State.RECEIVED),
    "decide": (frozenset({State.RECEIVED}), State.CLOSED),
    "cancel": (frozenset({State.RECEIVED}), State.CANCELLED),
}
"""The manager decides, and the resident is told."""

LIVES: Mapping[Kind, Life] = {
    Kind.REPAIR: REPAIR,
    Kind.HELP: REPAIR,
    Kind.SERVICE: SERVICE,
    Kind.INQUIRY: INQUIRY,
    Kind.COMPLAINT: INQUIRY,
    Kind.SUGGESTION: SUGGESTION,
}


def in_its_life(told: Ticket, before: Ticket) -> Ticket:
    """The ticket as later words tell of it. If they tell of another kind, it begins that kind's life; if somebody has
    it already, its kind stays.
    """
    if told.kind is before.kind:
        return told
    first = LIVES[told.kind]["confirm"][1]
    if before.state not in (State.DISPATCHED, State.RECEIVED):
        return replace(told, kind=before.kind, category=before.category)
    return replace(told, state=first, group_id=None if first is State.RECEIVED else told.group_id)


def move(ticket: Ticket, verb: str) -> State:
    """The state that `verb` leads to; raises the refusal that says why it may not be done now, or for this kind."""
    allowed, following = LIVES[ticket.kind].get(verb, (frozenset(), ticket.state))
    if ticket.state not in allowed:
        raise not_now(ticket, verb)
    return following
