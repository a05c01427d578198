"""Turns what triage understood of a message into the terms of the acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tickets.contact import Part, Reading
from tickets.ticket import Kind, Location, Urgency
from tickets.triage.corrections import correction
from tickets.triage.intents import Intent
from tickets.triage.lexicon import Lexicon
from tickets.triage.matters import matters
from tickets.triage.meaning import Meaning, meaning
from tickets.triage.places import Place
from tickets.triage.understand import Understanding, understand
from tickets.triage.whereabouts import only_a_spot

NO_MATTER = "other"
"""The kind that triage gives to thanks, greetings and what it cannot tell."""

SURE = 1.0
"""With so many points from the lexicon's own words a reading is sure."""

THANKS, WORSENING = "thanks", "worsening"
"""Names of the lexicon's entries for thanks, and for words that say that it grows."""

PIECE, OVERLAP = 800, 50
"""A long message is read in pieces of so many characters that overlap by so many, so that no message takes long."""


def read(text: str, lexicon: Lexicon) -> Reading:
    """Read a message as it was written; of a long one the most urgent piece decides."""
    readings = [_read(piece, lexicon) for piece in _pieces(text)]
    ranks = list(Urgency)
    chosen = min(readings, key=lambda reading: ranks.index(reading.urgency))
    named = dict.fromkeys(hazard for reading in readings for hazard in reading.hazards)
    place = next((reading.place for reading in readings if reading.place.known), chosen.place)
    chatter = all(reading.chatter for reading in readings)
    parts = _parts(text, chosen, lexicon) if len(readings) == 1 else ()
    meant = _meant(text, lexicon, danger=bool(named), sure=chosen.sure)
    return replace(chosen, hazards=tuple(named), place=place, chatter=chatter, meant=meant, parts=parts)


def _meant(text: str, lexicon: Lexicon, *, danger: bool, sure: bool) -> Meaning | None:
    """What the words ask about an existing ticket; nothing when they tell of a danger, for then somebody must come.

    What they want of a post counts beside a danger that is only guessed: 主管 is a head, and a main pipe.
    """
    meant = meaning(text, lexicon.intents)
    if meant is not None and meant.intent is Intent.CHANGE_POSTS and not sure:
        return meant
    outlives = meant is not None and (meant.intent is Intent.CAME_BACK or not meant.more)
    return meant if outlives or not danger else None


def _parts(text: str, whole: Reading, lexicon: Lexicon) -> tuple[Part, ...]:
    """The matters of a message, the most urgent first; none where only the whole of it tells of an emergency."""
    found = matters(text, lexicon)
    parts = [Part(one.text, _reading(one.understanding)) for one in found]
    ranks = list(Urgency)
    parts.sort(key=lambda part: ranks.index(part.reading.urgency))
    return tuple(parts) if parts and parts[0].reading.urgency is whole.urgency else ()


def _pieces(text: str) -> Iterator[str]:
    for start in range(0, max(len(text) - OVERLAP, 1), PIECE - OVERLAP):
        yield text[start : start + PIECE]


def _read(text: str, lexicon: Lexicon) -> Reading:
    """Words that only correct a place, or name a spot, are no matter: a guess from examples is dropped."""
    understood = understand(text, lexicon)
    reading, told = _reading(understood), any(one.hazard for one in understood.said)
    if told or not (only_a_spot(text) or (correction(text) is not None and not reading.sure)):
        return reading
    return replace(reading, kind=None, category=NO_MATTER, urgency=Urgency.ROUTINE, hazards=())


def _reading(understood: Understanding) -> Reading:
    """A message counts as chatter only by words of the lexicon: what triage does not understand is a matter."""
    known = understood.kind != NO_MATTER
    spoken = [reason for reason in understood.why if reason.group == "kind"]
    return Reading(
        kind=Kind(understood.kind) if known else None,
        category=understood.category if known else NO_MATTER,
        likely=understood.categories,
        urgency=Urgency(understood.urgency),
        place=location(understood.place),
        hazards=understood.hazards,
        chatter=not known and bool(spoken) and not understood.hazards and not location(understood.place).known,
        thanks=any(reason.source.startswith(THANKS) for reason in spoken),
        worsening=any(one.source == WORSENING for one in understood.said),
        sure=sum(reason.points for reason in spoken) >= SURE,
    )


def location(place: Place) -> Location:
    """A place as the acts know it."""
    return Location(place.building, place.section, place.room, place.public, zone=place.zone)
