"""The office answers a resident in its own chat: neither sees the other's number (RP14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.facts import ResidentAnswered, WordsAdded
from tickets.records import Purpose, Source, Wording
from tickets.refusals import NotNow
from tickets.rights import require_worker
from tickets.telling import Message
from tickets.ticket import Ticket, Urgency

RELAYED = "staff/resident_added"
"""The template of what a resident says, under the crew's card: a reply to it, and to nothing else, is an answer."""


ANSWER = "resident/answer"
"""The template of what the office writes to a resident."""


@dataclass(frozen=True)
class Answered:
    """Words for a resident: on their way, or (not `reached`) kept as a note, since the bot may not write to them."""

    ticket: Ticket
    reached: bool


def is_relayed(desk: Desk, *, chat_id: int, message_id: int) -> bool:
    """Whether that message is one of a resident, passed on."""
    sent = desk.sent_at(chat_id, message_id)
    return sent is not None and sent.template == RELAYED


def is_answer_at(desk: Desk, *, chat_id: int, message_id: int) -> bool:
    """Whether that message is one that the office wrote to a resident."""
    sent = desk.sent_at(chat_id, message_id)
    return sent is not None and sent.template == ANSWER


def may_answer(desk: Desk, ticket_id: int, *, by: int) -> Ticket:
    """The ticket, for whoever has the job or may take it; raises `NotYours`, and `NotNow` without a resident."""
    ticket = desk.ticket(ticket_id)
    if ticket.assignee_id != by:
        require_worker(desk, ticket, by)
    if ticket.resident_id is None:
        raise NotNow(ticket)
    return ticket


def answer_resident(desk: Desk, ticket_id: int, *, by: int, at: datetime, words: str, source: Source) -> Answered:
    """Send the words to the ticket's resident, in the name of who wrote them; raises as `may_answer` does."""
    ticket = may_answer(desk, ticket_id, by=by)
    reached = ticket.resident_id is not None and desk.person(ticket.resident_id).reachable
    purpose = Purpose.ANSWER if reached else Purpose.NOTE
    wording = Wording(ticket.id, at, by, purpose, words, source)
    desk.add_words(wording)
    fact = ResidentAnswered(ticket.id, at, by) if reached else WordsAdded(ticket.id, at, by, purpose)
    if reached:
        say_to_resident(desk, ticket, wording)
    return Answered(settle(desk, ticket, fact), reached)


def say_to_resident(desk: Desk, ticket: Ticket, wording: Wording, edited: str = "") -> None:
    """`edited` tells one edition of an answer from another."""
    assert ticket.resident_id is not None
    key = f"answer:{ticket.id}:{wording.source.chat_id}:{wording.source.message_id}{edited}"
    params = {"number": ticket.number, "name": desk.person(wording.by).name, "words": wording.text}
    urgent = ticket.urgency is Urgency.EMERGENCY
    to = (ticket.resident_id, ANSWER)
    desk.tell(Message(key, *to, params, ticket_id=ticket.id, urgent=urgent, fallback="crew"))
