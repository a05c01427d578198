"""From triage's words to the acts': what was understood of a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tickets.contact import Reading
from tickets.ticket import Kind, Location, Urgency
from tickets.triage.hazards import hazards
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import Place
from tickets.triage.understand import Understanding, understand

NO_MATTER = "other"
"""Triage's kind for thanks and greetings, and for what it cannot tell."""

PIECE, OVERLAP = 800, 50
"""Characters that are read at a time, so that no message takes long, and how many of them are read twice."""


def read(text: str, lexicon: Lexicon) -> Reading:
    """Read a message as it was written; of a long one the most urgent piece tells what it is about."""
    readings = [_read(piece, lexicon) for piece in _pieces(text)]
    ranks = list(Urgency)
    chosen = min(readings, key=lambda reading: ranks.index(reading.urgency))
    named = dict.fromkeys(hazard for reading in readings for hazard in reading.hazards)
    place = next((reading.place for reading in readings if reading.place.known), chosen.place)
    chatter = all(reading.chatter for reading in readings)
    return replace(chosen, hazards=tuple(named), place=place, chatter=chatter)


def _pieces(text: str) -> Iterator[str]:
    for start in range(0, max(len(text) - OVERLAP, 1), PIECE - OVERLAP):
        yield text[start : start + PIECE]


def _read(text: str, lexicon: Lexicon) -> Reading:
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
