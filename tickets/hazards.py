"""What somebody in danger is told first (IN20): which dangers call for which numbers, and what cannot wait."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tickets.ticket import Kind, Ticket, Urgency

LIFE = frozenset({"fire", "medical", "intruder"})
"""Dangers that wait for no confirmation: the duty desk and the supervisor have them at once."""

ORDER = ("gas", "fire", "trapped", "locked_in", "medical", "intruder", "shock", "falling", "sewage", "flood")
"""Of several dangers the first is told of first."""

MOST = 2
"""Dangers that are told of in one message: nobody in danger reads more."""

COVERS: Mapping[str, frozenset[str]] = {
    "gas": frozenset({"fire", "medical", "shock", "flood", "sewage", "locked_in"}),
    "sewage": frozenset({"flood"}),
}
"""Whose numbers and advice are left out beside another's: beside gas nobody telephones or stays inside."""

OVERRULES: Mapping[str, frozenset[str]] = {
    "trapped": frozenset({"fire", "flood", "sewage"}),
    "locked_in": frozenset({"fire"}),
    "shock": frozenset({"flood", "sewage"}),
}
"""Whose advice, not whose number, would be wrong beside another's: who is shut in takes no stairs."""

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
"""Somebody needs help, and an emergency of which nothing more is known: told of like dangers."""


@dataclass(frozen=True)
class Advice:
    """Dangers whose numbers are to be called, the first one first, and those whose advice is given."""

    calls: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


def advice_for(ticket: Ticket) -> Advice:
    """What its resident is told first; nothing where nobody is in danger."""
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
    """Whether the office hears of it at once, confirmed or not: life is at stake."""
    return ticket.kind is Kind.HELP or (ticket.urgency is Urgency.EMERGENCY and not LIFE.isdisjoint(ticket.hazards))


def united(*told: Collection[str]) -> tuple[str, ...]:
    """All of the dangers, each once, in the order in which they were told."""
    return tuple(dict.fromkeys(_each(told)))


def _each(told: Collection[Collection[str]]) -> Iterator[str]:
    for hazards in told:
        yield from hazards
