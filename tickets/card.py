"""What a card shows: everything a template needs to word a ticket for one audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tickets.outgoing import Audience
from tickets.people import Candidate, Group, Person
from tickets.premises import Unit
from tickets.records import File, TicketText
from tickets.ticket import Ticket


@dataclass(frozen=True)
class Milestone:
    """A line of a ticket's course: what happened, when, who did it (a person's id), and the reason that they wrote.

    Who was given the job did not take it: `giver` is who decided so. `group` is where it went, `None` the front desk.
    """

    what: str
    at: datetime
    by: int | None = None
    giver: int | None = None
    group: Group | None = None
    reason: str = ""


@dataclass(frozen=True)
class Card:
    """One living card: where it stands (`message_id`, once it was sent), its view, and the news at its head."""

    id: int
    ticket_id: int
    audience: Audience
    chat_id: int
    thread_id: int | None
    message_id: int | None
    view: str = ""
    news: str = ""


@dataclass(frozen=True)
class CardContent:
    """A card with all that it tells of. `people` has everybody whom the ticket names, by id.

    `next_people` are whom the ladder's next step reaches, `escalation_reason` why it reached the step before.
    `rated_for` is what a low rating was about. `place_before` is where it was said to be before, `as_told` says that
    the place is not on file and stands as the resident told it.
    """

    card: Card
    ticket: Ticket
    words: tuple[TicketText, ...]
    files: tuple[File, ...]
    people: Mapping[int, Person]
    course: tuple[Milestone, ...]
    repeats: int = 0
    nearby: tuple[Unit, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    next_people: tuple[Person, ...] = ()
    escalation_reason: str = ""
    rated_for: tuple[str, ...] = ()
    place_before: str = ""
    as_told: bool = False
