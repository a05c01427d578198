"""A message was edited: its ticket has the new words, and the old ones stay in the history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tickets.acts.add_to_ticket import pass_on
from tickets.acts.answer_resident import say_to_resident
from tickets.acts.settle import settle
from tickets.contact import Contact, Reading
from tickets.desk import Desk
from tickets.facts import WordsChanged
from tickets.records import Purpose, Source, Wording
from tickets.ticket import Ticket


@dataclass(frozen=True)
class Edition:
    """A message's words were changed: those of which ticket, and what they were before."""

    ticket: Ticket
    before: str


def change_words(desk: Desk, source: Source, text: str, *, by: int, at: datetime) -> Edition | None:
    """The ticket has the message's new words; `None` when the message belongs to none.

    Whoever has the job may have read the old ones, and hears of it; so does the resident of an answer.
    """
    before = desk.change_words(source, text)
    if before is None or before.by != by:
        return None
    ticket = desk.ticket(before.ticket_id)
    if before.text == text:
        return Edition(ticket, text)
    desk.add_words(replace(before, purpose=Purpose.EARLIER))
    ticket = settle(desk, ticket, WordsChanged(ticket.id, at, by))
    _tell(desk, ticket, replace(before, text=text), at)
    return Edition(ticket, before.text)


def _tell(desk: Desk, ticket: Ticket, wording: Wording, at: datetime) -> None:
    edited = f":{at:%Y%m%d%H%M%S}"
    if wording.purpose is Purpose.ANSWER:
        say_to_resident(desk, ticket, wording, edited)
    elif ticket.open and ticket.resident_id == wording.by:
        pass_on(desk, ticket, Contact(wording.source, Reading(), wording.text), at, edited=edited)
