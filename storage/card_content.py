"""Reads everything that cards show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from sqlalchemy import Connection

from storage import cards, facts, groups, people, records, tasks, tickets
from storage.unit_of_work import StoredUnitOfWork
from tickets.acts.candidates import candidates
from tickets.acts.locate import units_near
from tickets.answer_facts import (
    AnswerDidNotHelp,
    AnswerHelped,
    AnswerUnconfirmed,
    OrderConfirmed,
    SuggestionDecided,
    TicketAnswered,
)
from tickets.card import Card, CardContent, Milestone
from tickets.escalation import next_step
from tickets.escalation_recipients import escalation_recipients
from tickets.facts import (
    PLACE_LINES,
    Corrected,
    EscalationReached,
    Fact,
    HelpEnded,
    NewTimeSet,
    PlaceKeptAsReported,
    RatingExplained,
    TechnicianArrived,
    TicketAccepted,
    TicketAssigned,
    TicketCancelled,
    TicketDispatched,
    TicketHandedBack,
    TicketOpened,
    TicketReopened,
    WorkDone,
    WorkRejected,
    WorkSigned,
)
from tickets.outgoing import Audience
from tickets.people import Group, Person
from tickets.policy import Policy
from tickets.records import File, Purpose, TicketText
from tickets.tasks.task import Task
from tickets.ticket import State, Ticket

Record = TypeVar("Record", TicketText, File, Fact, Task)

NONE: Mapping[int, Ticket] = MappingProxyType({})

COURSE: dict[type[Fact], str] = {
    TicketOpened: "opened",
    TicketDispatched: "dispatched",
    TicketAccepted: "accepted",
    TicketAssigned: "assigned",
    TicketHandedBack: "handed_back",
    TechnicianArrived: "arrived",
    WorkDone: "done",
    WorkRejected: "rejected",
    TicketReopened: "reopened",
    NewTimeSet: "new_time",
    WorkSigned: "signed",
    HelpEnded: "help_ended",
    TicketAnswered: "answered",
    AnswerHelped: "helped",
    AnswerDidNotHelp: "not_helped",
    AnswerUnconfirmed: "unconfirmed",
    SuggestionDecided: "decided",
    OrderConfirmed: "ordered",
    TicketCancelled: "cancelled",
}
"""Facts that a card lists, by the names that templates know."""


@dataclass(frozen=True)
class Shown:
    """Cards, and what the records hold about their tickets; by id, and by ticket."""

    cards: Mapping[int, Card]
    tickets: Mapping[int, Ticket]
    words: Mapping[int, Sequence[TicketText]]
    files: Mapping[int, Sequence[File]]
    facts: Mapping[int, Sequence[Fact]]
    people: Mapping[int, Person]
    groups: Mapping[int, Group]
    tasks: Mapping[int, Sequence[Task]]


def contents(
    c: Connection, card_ids: Collection[int], policy: Policy, now: datetime, locked: Mapping[int, Ticket] = NONE
) -> dict[int, CardContent]:
    """The content of the cards that exist; `locked` are tickets that this transaction has read already."""
    shown = _shown(c, card_ids, locked)
    work = StoredUnitOfWork(c, policy, now, [])
    return {card.id: _content(c, shown, work, card) for card in shown.cards.values()}


def _shown(c: Connection, card_ids: Collection[int], locked: Mapping[int, Ticket]) -> Shown:
    """Read for all cards together, since the number of statements is what costs. The history of drafts is not shown."""
    cards_ = cards.by_id(c, card_ids)
    asked = {card.ticket_id for card in cards_.values()}
    held = {id: locked[id] for id in asked & locked.keys()} | tickets.by_id(c, asked - locked.keys())
    told = [ticket.id for ticket in held.values() if ticket.state is not State.DRAFT]
    words, history = records.words_of(c, *held), facts.of_tickets(c, *told) if told else []
    owed = [task for task in tasks.of_tickets(c, *told) if task.open and task.post] if told else []
    return Shown(
        cards=cards_,
        tickets=held,
        words=_by_ticket(words),
        files=_by_ticket(records.files_of(c, *held)),
        facts=_by_ticket(history),
        people=people.by_id(c, set(_named((held[id] for id in told), words, history))) if told else {},
        groups=groups.by_id(c, {fact.group_id for fact in _dispatches(history) if fact.group_id is not None}),
        tasks=_by_ticket(owed),
    )


def _by_ticket(records: Iterable[Record]) -> dict[int, list[Record]]:
    sorted_: dict[int, list[Record]] = {}
    for record in records:
        if record.ticket_id is not None:
            sorted_.setdefault(record.ticket_id, []).append(record)
    return sorted_


def _content(c: Connection, shown: Shown, work: StoredUnitOfWork, card: Card) -> CardContent:
    ticket = shown.tickets[card.ticket_id]
    history = shown.facts.get(ticket.id, ())
    words = tuple(shown.words.get(ticket.id, ()))
    escalated = next((fact for fact in reversed(history) if isinstance(fact, EscalationReached)), None)
    placed = [fact for fact in history if isinstance(fact, PlaceKeptAsReported) or _moved(fact)]
    moved = next((fact for fact in reversed(placed) if isinstance(fact, Corrected)), None)
    explained = next((fact for fact in reversed(history) if isinstance(fact, RatingExplained)), None)
    return CardContent(
        card=card,
        ticket=ticket,
        words=words,
        files=tuple(shown.files.get(ticket.id, ())),
        people=shown.people,
        course=tuple(_course(history, words, shown.groups)),
        repeats=0 if card.audience is Audience.RESIDENT else tickets.repeats(c, ticket, work.policy.repeat_within),
        nearby=tuple(units_near(work, ticket)) if card.view == "place" else (),
        candidates=tuple(candidates(work, ticket)) if card.view == "assign" else (),
        next_people=tuple(_next_people(work, ticket)) if card.audience is Audience.SUPERVISOR else (),
        escalation_reason=escalated.reason if escalated else "",
        rated_for=explained.reasons if explained else (),
        place_before=(moved.before or "") if moved else "",
        tasks=tuple(shown.tasks.get(ticket.id, ())),
        as_told=bool(placed) and isinstance(placed[-1], PlaceKeptAsReported),
    )


def _moved(fact: Fact) -> bool:
    return isinstance(fact, Corrected) and fact.line in PLACE_LINES


def _next_people(work: StoredUnitOfWork, ticket: Ticket) -> Iterator[Person]:
    step = next_step(ticket, work.policy)
    if step is not None:
        _, people = escalation_recipients(work, ticket, step)
        yield from (work.person(each.chat_id) for each in people)


def _course(history: Iterable[Fact], words: Iterable[TicketText], groups: Mapping[int, Group]) -> Iterator[Milestone]:
    reasons: dict[tuple[datetime, int | None], str] = {
        (said.at, said.by): said.text for said in words if said.purpose is Purpose.REASON
    }
    for fact in history:
        if type(fact) in COURSE:
            by, giver = (fact.assignee_id, fact.by) if isinstance(fact, TicketAssigned) else (fact.by, None)
            group = groups.get(fact.group_id or 0) if isinstance(fact, TicketDispatched) else None
            reason = reasons.get((fact.at, fact.by), "") if isinstance(fact, TicketHandedBack | NewTimeSet) else ""
            yield Milestone(COURSE[type(fact)], fact.at, by, giver, group, reason)


def _dispatches(history: Iterable[Fact]) -> Iterator[TicketDispatched]:
    return (fact for fact in history if isinstance(fact, TicketDispatched))


def _named(tickets: Iterable[Ticket], words: Iterable[TicketText], history: Iterable[Fact]) -> Iterator[int]:
    """The ids of everybody whom the tickets, their words and their histories name."""
    for ticket in tickets:
        yield from filter(None, (ticket.resident_id, ticket.owner_id, ticket.assignee_id, ticket.held_by))
    yield from (ticket_text.by for ticket_text in words)
    for fact in history:
        yield from _people_of(fact)


def _people_of(fact: Fact) -> Iterator[int]:
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name == "people":
            yield from value
        elif field.name in ("by", "owner_id", "assignee_id", "doer_id") and value is not None:
            yield value
