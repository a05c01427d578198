"""A message was edited: its ticket has the new words, and the old ones stay in the history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tickets.acts.add_to_ticket import pass_on
from tickets.acts.answer_resident import send_to_resident
from tickets.acts.save_and_notify import save_and_notify
from tickets.contact import Contact, Reading
from tickets.facts import WordsChanged
from tickets.records import Purpose, Source, TicketText
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Edition:
    """The ticket whose words were changed, and what they were before."""

    ticket: Ticket
    before: str


def change_words(work: UnitOfWork, source: Source, text: str, *, by: int, at: datetime) -> Edition | None:
    """Replace the words that this message brought; `None` if it belongs to no ticket.

    Whoever has the job may have read the old words, so they get the new ones; so does the resident, of an answer.
    """
    before = work.change_words(source, text)
    if before is None or before.by != by:
        return None
    ticket = work.ticket(before.ticket_id)
    if before.text == text:
        return Edition(ticket, text)
    work.add_words(replace(before, purpose=Purpose.EARLIER))
    ticket = save_and_notify(work, ticket, WordsChanged(ticket.id, at, by))
    _pass_on(work, ticket, replace(before, text=text), at)
    return Edition(ticket, before.text)


def _pass_on(work: UnitOfWork, ticket: Ticket, ticket_text: TicketText, at: datetime) -> None:
    edited = f":{at:%Y%m%d%H%M%S}"
    if ticket_text.purpose is Purpose.ANSWER:
        send_to_resident(work, ticket, ticket_text, edited)
    elif ticket.open and ticket.resident_id == ticket_text.by:
        pass_on(work, ticket, Contact(ticket_text.source, Reading(), ticket_text.text), at, edited=edited)
