"""Tickets that the resident corrected before confirming: what was written, and what was confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, exists, select

from storage import records
from storage import tickets as stored
from storage.tables import facts, tickets
from tickets.fact_aliases import stored_codes
from tickets.facts import Corrected
from tickets.records import Purpose
from tickets.ticket import Ticket

_CORRECTED = exists().where(facts.c.ticket_id == tickets.c.id, facts.c.kind.in_(stored_codes(Corrected.code)))
_CONFIRMED = tickets.c.number.is_not(None) & tickets.c.unconfirmed.is_(False)
_IDS = select(tickets.c.id).where(_CONFIRMED, _CORRECTED).order_by(tickets.c.id)
_AT_ONCE = 500


def corrected(c: Connection) -> list[tuple[Ticket, str]]:
    """Each such ticket with the words of its report, oldest first; one without words is left out."""
    ids = c.scalars(_IDS).all()
    return [one for start in range(0, len(ids), _AT_ONCE) for one in _with_words(c, ids[start : start + _AT_ONCE])]


def _with_words(c: Connection, ids: Sequence[int]) -> Iterator[tuple[Ticket, str]]:
    known, said = stored.by_id(c, ids), records.words_of(c, *ids)
    for number in ids:
        report = [one.text for one in said if one.ticket_id == number and one.purpose is Purpose.REPORT]
        if text := "\n".join(filter(None, report)):
            yield known[number], text
