"""What a card shows, gathered from the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime, timedelta

from sqlalchemy import Connection

from storage import cards, facts, groups, people, records, tickets
from storage.desk import StoredDesk
from tickets.acts.hold_ladder import candidates
from tickets.acts.locate import units_near
from tickets.card import CardContent, Milestone
from tickets.facts import (
    Fact,
    NewTimeSet,
    RungReached,
    TechnicianArrived,
    TicketAccepted,
    TicketAssigned,
    TicketCancelled,
    TicketDispatched,
    TicketHandedBack,
    TicketOpened,
    WorkDone,
    WorkRejected,
    WorkSigned,
)
from tickets.policy import Policy
from tickets.records import Wording
from tickets.ticket import Ticket

AGAIN = timedelta(days=30)
"""How long ago a report of the same unit and category counts as a repetition."""

COURSE: dict[type[Fact], str] = {
    TicketOpened: "opened",
    TicketDispatched: "dispatched",
    TicketAccepted: "accepted",
    TicketAssigned: "assigned",
    TicketHandedBack: "handed_back",
    TechnicianArrived: "arrived",
    WorkDone: "done",
    WorkRejected: "rejected",
    NewTimeSet: "new_time",
    WorkSigned: "signed",
    TicketCancelled: "cancelled",
}
"""Facts that are lines of a ticket's course, by the names that templates know them by."""


def content(c: Connection, card_id: int, policy: Policy, now: datetime) -> CardContent:
    """The card with all that it tells of, as it is committed; raises `LookupError` where there is no such card."""
    card = cards.one(c, card_id)
    ticket = tickets.read(c, card.ticket_id)
    words, history = records.words_of(c, ticket.id), facts.of_ticket(c, ticket.id)
    rung = next((fact for fact in reversed(history) if isinstance(fact, RungReached)), None)
    desk = StoredDesk(c, policy, now, [])
    return CardContent(
        card=card,
        ticket=ticket,
        words=tuple(words),
        files=tuple(records.files_of(c, ticket.id)),
        people=people.by_id(c, set(_named(ticket, words, history))),
        group=groups.one(c, ticket.group_id) if ticket.group_id is not None else None,
        course=tuple(_course(history)),
        repeats=tickets.repeats(c, ticket, AGAIN),
        nearby=tuple(units_near(desk, ticket)) if card.view == "place" else (),
        candidates=tuple(candidates(desk, ticket)) if card.view == "assign" else (),
        next_rung_at=rung.next_at if rung else None,
        ladder_reason=rung.reason if rung else "",
    )


def _course(history: Iterable[Fact]) -> Iterator[Milestone]:
    for fact in history:
        if type(fact) in COURSE:
            by = fact.assignee_id if isinstance(fact, TicketAssigned) else fact.by
            yield Milestone(COURSE[type(fact)], fact.at, by)


def _named(ticket: Ticket, words: Iterable[Wording], history: Iterable[Fact]) -> Iterator[int]:
    """The ids of everybody whom the ticket, its words and its history name."""
    for person in (ticket.resident_id, ticket.owner_id, ticket.assignee_id, ticket.held_by):
        if person is not None:
            yield person
    yield from (wording.by for wording in words)
    for fact in history:
        yield from _people_of(fact)


def _people_of(fact: Fact) -> Iterator[int]:
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name == "people":
            yield from value
        elif field.name in ("by", "owner_id", "assignee_id") and value is not None:
            yield value
