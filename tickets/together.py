"""What a person says in pieces is read together, as well as each piece by itself (IN21)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from tickets.contact import Read, Reading
from tickets.reading import PIECE
from tickets.ticket import Ticket, Urgency

SHORT = 12
"""The longest text, in characters, that may be a piece of a sentence which the next message continues."""


def read_together(pieces: Sequence[str], read: Read) -> tuple[Reading, ...]:
    """Readings of all pieces as one text: once with pauses between them and, if some are short, once without.

    One piece alone gives none. Only the end is read where the text is too long for triage.
    """
    if len(pieces) < 2:
        return ()
    texts = [_joined(pieces, _pause)]
    if any(len(one) <= SHORT for one in pieces):
        texts.append(_joined(pieces, _breath))
    return tuple(read(text[-PIECE:]) for text in dict.fromkeys(texts))


def _joined(pieces: Iterable[str], between: Callable[[str, str], str]) -> str:
    stripped = [piece.strip() for piece in pieces]
    return stripped[0] + "".join(between(one, other) + other for one, other in pairwise(stripped))


def _pause(before: str, after: str) -> str:
    return ", " if before[-1:].isalnum() else " "


def _breath(before: str, after: str) -> str:
    """Chinese needs no space between words; others get one, so that numbers never run together."""
    return " " if _apart(before[-1:]) and _apart(after[:1]) else ""


def _apart(letter: str) -> bool:
    return letter.isascii()


def sure_of(readings: Iterable[Reading]) -> bool:
    """Whether any of the readings is sure of a matter."""
    return any(each.sure and each.kind is not None for each in readings)


def understood_better(
    draft: Ticket,
    alone: Reading,
    at: datetime,
    together: Sequence[Reading] = (),
    *,
    chosen: Collection[str] = (),
    tells: bool = True,
    fragment: bool = False,
) -> Ticket:
    """The draft with what one more message tells.

    `together` are readings of all its words, `chosen` are lines of the card that the resident set by a button. Hazards
    are only added. Urgency only rises; a `fragment` by itself raises it only if it names a hazard, and a chosen urgency
    rises only with a new hazard. Kind and category come from the whole text, unless that is a guess and the message
    alone is sure. Words that tell of no matter (not `tells`) change them only if a reading is sure.
    """
    readings = (*together, alone)
    hazards = all_hazards(draft, alone, *together)
    ranks = list(Urgency)
    counted = together if together and fragment and not alone.hazards else readings
    urgency = min((draft.urgency, *(each.urgency for each in counted)), key=ranks.index)
    if "urgency" in chosen and hazards == draft.hazards:
        urgency = draft.urgency
    better = replace(draft, hazards=hazards, urgency=urgency)
    if urgency is Urgency.EMERGENCY and draft.urgency is not urgency:
        better = replace(better, hazard_at=at, joins=None)
    told = [each for each in readings if each.kind is not None and each.urgency is urgency]
    guess = told[0] if told and (tells or draft.category == "other") else None
    best = next((each for each in told if each.sure), guess)
    if best is None or best.kind is None or not {"kind", "category"}.isdisjoint(chosen):
        return better
    return replace(better, kind=best.kind, category=best.category)


def all_hazards(ticket: Ticket, *readings: Reading) -> tuple[str, ...]:
    """The hazards of the ticket and of the readings, each once, in the order in which they were told."""
    return tuple(dict.fromkeys((*ticket.hazards, *(hazard for each in readings for hazard in each.hazards))))
