"""What somebody in danger reads first (IN20): which numbers to call, what to do, and which dangers cannot wait."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tickets.ticket import Kind, Ticket, Urgency

LIFE = frozenset({"fire", "medical", "intruder"})
"""These dangers are sent out unconfirmed: the front desk and the supervisor have them at once."""

ORDER = ("gas", "fire", "trapped", "locked_in", "medical", "intruder", "shock", "falling", "sewage", "flood")
"""The order in which several dangers are named."""

MOST = 2
"""The most dangers that one message gives advice for: nobody in danger reads more."""

COVERS: Mapping[str, frozenset[str]] = {
    "gas": frozenset({"fire", "medical", "shock", "flood", "sewage", "locked_in"}),
    "sewage": frozenset({"flood"}),
}
"""Numbers and advice that are left out beside another danger: near gas nobody should telephone or stay inside."""

OVERRULES: Mapping[str, frozenset[str]] = {
    "gas": frozenset({"intruder"}),
    "fire": frozenset({"intruder", "flood", "sewage"}),
    "trapped": frozenset({"fire", "flood", "sewage"}),
    "locked_in": frozenset({"fire"}),
    "shock": frozenset({"flood", "sewage"}),
}
"""Advice (not the number) that is left out beside another danger: who is shut in cannot take the stairs, and
where it burns or smells of gas nobody should lock the door and stay.
"""

USUAL: Mapping[str, str] = {
    "plumbing": "flood",
    "drainage": "sewage",
    "electrical": "shock",
    "gas": "gas",
    "elevator": "trapped",
    "structure": "falling",
    "security": "intruder",
}
"""The danger of an emergency whose words name none, by its category."""

HELP, UNKNOWN = "help", "unknown"
"""Used like hazards: somebody calls for help, and an emergency of which nothing more is known."""


@dataclass(frozen=True)
class Advice:
    """Dangers whose numbers are to be called, the first one first, and those whose advice is given."""

    calls: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


def advice_for(ticket: Ticket) -> Advice:
    """What the ticket's resident reads first; nothing when nobody is in danger."""
    return advice_of(dangers_of(ticket))


def dangers_of(ticket: Ticket) -> tuple[str, ...]:
    """The dangers that its words tell of; otherwise the usual one of an emergency, or of a call for help."""
    if ticket.hazards:
        return ticket.hazards
    if ticket.kind is Kind.HELP:
        return (HELP,)
    return (USUAL.get(ticket.category, UNKNOWN),) if ticket.urgency is Urgency.EMERGENCY else ()


def advice_of(hazards: Collection[str]) -> Advice:
    """Advice that is right for all of these dangers together."""
    covered = frozenset().union(*(COVERS.get(each, ()) for each in hazards))
    kept = [each for each in (*ORDER, HELP, UNKNOWN) if each in hazards and each not in covered][:MOST]
    overruled = frozenset().union(*(OVERRULES.get(each, ()) for each in kept))
    return Advice(tuple(kept), tuple(each for each in kept if each not in overruled))


def cannot_wait(ticket: Ticket) -> bool:
    """Whether it is sent out without waiting for a confirmation, because life is at stake."""
    urgent = ticket.kind is Kind.HELP or ticket.urgency is Urgency.EMERGENCY
    return urgent and tells_of_life(ticket.kind, ticket.hazards)


def tells_of_life(kind: Kind | None, hazards: Collection[str]) -> bool:
    """Whether somebody calls for help, or one of the dangers is to life."""
    return kind is Kind.HELP or not LIFE.isdisjoint(hazards)


def united(*told: Collection[str]) -> tuple[str, ...]:
    """All of the dangers, each once, in the order in which they were told."""
    return tuple(dict.fromkeys(_each(told)))


def _each(told: Collection[Collection[str]]) -> Iterator[str]:
    for hazards in told:
        yield from hazards
