"""What a card shows: everything a template needs to word a ticket for one audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tickets.outgoing import Audience
from tickets.people import Candidate, Group, Person
from tickets.premises import Unit
from tickets.records import File, TicketText
from tickets.tasks.task import Task
from tickets.ticket import Ticket


@dataclass(frozen=True)
class Milestone:
    """One line of what a ticket went through: what happened, when, who did it (a person's id), and the reason they
    wrote.

    When somebody was assigned, `by` is who has the job and `giver` who assigned it. `group` is where it was dispatched
    to, `None` the front desk.
    """

    what: str
    at: datetime
    by: int | None = None
    giver: int | None = None
    group: Group | None = None
    reason: str = ""


@dataclass(frozen=True)
class Card:
    """The one card of a ticket for an audience in a chat: `message_id` is the message that shows it, once it
    was sent.
    """

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
    """A card with everything that its template needs. `people` has everybody whom the ticket names, by id.

    `next_people` are told at the next escalation level, `escalation_reason` says why the present level was reached.
    `rated_for` are the reasons of a low rating. `place_before` is the place before it was corrected. `as_told`: the
    place is not on file, and is shown as the resident wrote it.
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
    tasks: tuple[Task, ...] = ()
