"""From triage's words to the acts': what was understood of a message."""

from __future__ import annotations

from tickets.contact import Reading
from tickets.ticket import Kind, Location, Urgency
from tickets.triage.hazards import hazards
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import Place
from tickets.triage.understand import Understanding, understand

NO_MATTER = "other"
"""Triage's kind for thanks and greetings, and for what it cannot tell."""


def read(text: str, lexicon: Lexicon) -> Reading:
    """Read a message as it was written."""
    understood = understand(text, lexicon)
    named = tuple(hazard.name for hazard in hazards(text, lexicon))
    known = understood.kind != NO_MATTER
    sources = {reason.source for reason in understood.why if reason.group == "kind"}
    return Reading(
        kind=Kind(understood.kind) if known else None,
        category=understood.category if known else NO_MATTER,
        likely=understood.categories,
        urgency=Urgency(understood.urgency),
        place=_location(understood.place),
        hazards=named,
        chatter=_chatter(understood, named),
        thanks=any(source.startswith("thanks") for source in sources),
    )


def _location(place: Place) -> Location:
    return Location(place.building, place.section, place.room, place.public)


def _chatter(understood: Understanding, named: tuple[str, ...]) -> bool:
    """Only words that speak for it make a message chatter: what triage does not understand is a matter."""
    spoken = any(reason.group == "kind" for reason in understood.why)
    return understood.kind == NO_MATTER and spoken and not named and not _location(understood.place).known
