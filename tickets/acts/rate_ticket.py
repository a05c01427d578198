"""The survey that follows every finished job (SV1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tickets import life
from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.facts import RatingExplained, WordsAdded
from tickets.records import Purpose, Source, Wording
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import Ticket

REASONS = ("timeliness", "quality", "manner", "charge", "tidiness")


def rate_ticket(desk: Desk, ticket_id: int, *, by: int, at: datetime, rating: int) -> Ticket:
    """Rate the signed work, 1 to 5; a second rating is refused."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    return settle(desk, *life.rate(ticket, by, at, rating))


def explain_rating(desk: Desk, ticket_id: int, *, by: int, at: datetime, reasons: Sequence[str]) -> Ticket:
    """Say what a low rating was about; raises `ValueError` for reasons that the survey does not offer."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.rating is None:
        raise NotNow(ticket)
    if unknown := set(reasons) - set(REASONS):
        raise ValueError(f"no such reasons: {sorted(unknown)}")
    return settle(desk, ticket, RatingExplained(ticket.id, at, by, tuple(reasons)))


def comment_rating(desk: Desk, ticket_id: int, *, by: int, at: datetime, words: str, source: Source) -> Ticket:
    """A free word with the rating."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    desk.add_words(Wording(ticket.id, at, by, Purpose.COMMENT, words, source))
    return settle(desk, ticket, WordsAdded(ticket.id, at, by, Purpose.COMMENT))
