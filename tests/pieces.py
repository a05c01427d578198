"""Matters told in pieces go through the acts as messages a few seconds apart; what became of each is held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.cast import LIAO, MORNING
from tests.memory_unit_of_work import MemoryUnitOfWork
from tickets.acts.take_in import take_in
from tickets.contact import Contact, Outcome, Read
from tickets.policy import Policy
from tickets.records import Source
from tickets.ticket import Ticket

BETWEEN = timedelta(seconds=8)


@dataclass(frozen=True)
class End:
    """What became of a matter: its ticket (`None`: nothing), all that stands on it, and what is wrong."""

    pieces: tuple[str, ...]
    ticket: Ticket | None
    words: tuple[str, ...]
    wrong: tuple[str, ...]


def ends(path: Path, policy: Policy, read: Read) -> Iterator[End]:
    """Play every line of the file, each on a unit of work of its own without units on file."""
    for line in path.read_text().splitlines():
        matter = json.loads(line)
        yield _played(matter, policy, read)


def _played(matter: dict[str, Any], policy: Policy, read: Read) -> End:
    work = MemoryUnitOfWork(policy, homes=[])
    chatted: list[str] = []
    for number, text in enumerate(matter["pieces"]):
        said = Contact(Source(LIAO.id, number + 1), read(text), text)
        at = MORNING + number * BETWEEN
        taken = take_in(work, said, by=LIAO.id, property_id=1, at=at, read=read)
        if taken.outcome is Outcome.CHATTER and taken.ticket is None:
            chatted.append(text)
    tickets = list(work.stored.values())
    words = tuple(each.text for ticket in tickets[:1] for each in work.words(ticket.id))
    ticket = tickets[0] if tickets else None
    wrong = tuple(_wrong(matter, tickets, {*words, *chatted}))
    return End(tuple(matter["pieces"]), ticket, words, wrong)


def _wrong(matter: dict[str, Any], tickets: list[Ticket], kept: set[str]) -> Iterator[str]:
    """The labels that came out otherwise; a matter that is none may open nothing, or ask what it is."""
    if len(tickets) > 1:
        yield "several"
    if not tickets:
        if matter["kind"] != "other":
            yield "nothing"
        return
    (ticket, *_), place = tickets, tickets[0].place
    if matter["kind"] != "other" and ticket.kind != matter["kind"]:
        yield "kind"
    if ticket.category != matter["category"]:
        yield "category"
    if ticket.urgency != matter["urgency"]:
        yield "urgency"
    if (place.building, place.section, place.room) != (matter["building"], matter["section"], matter["room"]):
        yield "place"
    if not kept.issuperset(matter["pieces"]):
        yield "words"
