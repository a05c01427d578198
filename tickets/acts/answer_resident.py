"""The office answers a resident in its own chat: neither sees the other's number (RP14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify
from tickets.facts import Fact, ResidentAnswered, WordsAdded
from tickets.inquiries import life
from tickets.outgoing import Message
from tickets.records import Purpose, Source, TicketText
from tickets.refusals import NotNow
from tickets.rights import require_worker
from tickets.ticket import ANSWERED_KINDS, OPEN, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

RELAYED = "staff/resident_added"
"""The template that passes a resident's words on to the crew: a reply to such a message is an answer, to a card it is a
note.
"""


ANSWER = "resident/answer"
"""The template of what the office writes to a resident."""


@dataclass(frozen=True)
class Answered:
    """The words were sent or, when the bot may not write to the resident (not `reached`), kept as a note."""

    ticket: Ticket
    reached: bool


def is_relayed(work: UnitOfWork, *, chat_id: int, message_id: int) -> bool:
    """Whether that message is one of a resident, passed on."""
    sent = work.sent_at(chat_id, message_id)
    return sent is not None and sent.template == RELAYED


def is_answer_at(work: UnitOfWork, *, chat_id: int, message_id: int) -> bool:
    """Whether that message is one that the office wrote to a resident."""
    sent = work.sent_at(chat_id, message_id)
    return sent is not None and sent.template == ANSWER


def may_answer(work: UnitOfWork, ticket_id: int, *, by: int) -> Ticket:
    """The ticket, for whoever has the job or may take it; raises `NotYours`, and `NotNow` without a resident."""
    ticket = work.ticket(ticket_id)
    if ticket.assignee_id != by:
        require_worker(work, ticket, by)
    if ticket.resident_id is None:
        raise NotNow(ticket)
    return ticket


def answer_resident(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, words: str, source: Source) -> Answered:
    """Send the words to the ticket's resident, in the name of who wrote them; raises as `may_answer` does.

    What was asked or complained of is answered with that (IN7, CP2).
    """
    ticket = may_answer(work, ticket_id, by=by)
    reached = ticket.resident_id is not None and work.person(ticket.resident_id).reachable
    purpose = Purpose.ANSWER if reached else Purpose.NOTE
    ticket_text = TicketText(ticket.id, at, by, purpose, words, source)
    work.add_words(ticket_text)
    if not reached:
        return Answered(save_and_notify(work, ticket, WordsAdded(ticket.id, at, by, purpose)), reached)
    send_to_resident(work, ticket, ticket_text)
    happened: list[Fact] = [ResidentAnswered(ticket.id, at, by)]
    if ticket.kind in ANSWERED_KINDS and ticket.state in OPEN:
        ticket, answered = life.answer(ticket, by, at)
        happened.append(answered)
    return Answered(save_and_notify(work, ticket, *happened), reached)


def send_to_resident(work: UnitOfWork, ticket: Ticket, ticket_text: TicketText, edited: str = "") -> None:
    """Send the words to the ticket's resident; `edited` distinguishes editions of the same answer."""
    assert ticket.resident_id is not None
    key = f"answer:{ticket.id}:{ticket_text.source.chat_id}:{ticket_text.source.message_id}{edited}"
    params = {"number": ticket.number, "name": work.person(ticket_text.by).name, "words": ticket_text.text}
    urgent = ticket.urgency is Urgency.EMERGENCY
    to = (ticket.resident_id, ANSWER)
    work.send(Message(key, *to, params, ticket_id=ticket.id, urgent=urgent, fallback="crew"))
