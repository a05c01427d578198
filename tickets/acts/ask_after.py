"""A resident asks about their own ticket: its card answers, and no draft is opened (IN22, RP16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tickets.acts.ask import SEVERAL, asked, question, show_draft
from tickets.acts.meant import ended_lately, meant
from tickets.acts.save_and_notify import save_and_notify
from tickets.contact import Contact
from tickets.facts import ResidentAnswered, TicketAskedAfter
from tickets.outgoing import Audience, Show
from tickets.recipients import Recipient, first_post_upward
from tickets.ticket import State, Ticket
from tickets.unit_of_work import UnitOfWork

ASKED, TO_PERSON, ENDED = "asked", "asked_often", "ended"
"""News on the resident's card: how it stands; that a person will answer; that it has ended and nothing else is open."""


@dataclass(frozen=True)
class Answer:
    """The ticket whose card answers, and the resident's other tickets, which may have been meant as well."""

    ticket: Ticket
    others: Sequence[Ticket] = ()


def ask_after(work: UnitOfWork, contact: Contact, *, by: int, at: datetime) -> Answer | None:
    """Answer with the card of the ticket that is meant; `None` if the resident has no ticket that could be."""
    tickets = work.tickets_of(by)
    standing = [*work.drafts_of(by), *(each for each in tickets if each.open)]
    found = meant(work, contact, sorted(standing, key=lambda each: each.opened_at, reverse=True))
    if found:
        ticket = _answer(work, found[0], by=by, at=at)
        others = [each for each in standing if each.id != ticket.id and each.number is not None]
        return Answer(ticket, others if contact.replies_to is None else ())
    ended = meant(work, contact, ended_lately(work, tickets, at))
    if not ended:
        return None
    work.show(Show(ended[0].id, Audience.RESIDENT, by, anew=True, news=ENDED, view=""))
    return Answer(ended[0])


def _answer(work: UnitOfWork, ticket: Ticket, *, by: int, at: datetime) -> Ticket:
    if ticket.state is State.DRAFT:
        shown = asked(work, ticket)
        show_draft(work, ticket, shown if shown.startswith(SEVERAL) else question(work, ticket))
        return ticket
    count = _asked_since_answered(work, ticket) + 1
    often = work.policy.waits.questions_to_person
    told = [(Recipient(by, Audience.RESIDENT), ASKED if count < often else TO_PERSON)]
    if count % often == 0:
        told += [(each, f"{ASKED}:{count}") for each in _who_answers(work, ticket)]
    return save_and_notify(work, ticket, TicketAskedAfter(ticket.id, at, by, count), also=told)


def _asked_since_answered(work: UnitOfWork, ticket: Ticket) -> int:
    count = 0
    for fact in work.facts(ticket.id):
        if isinstance(fact, TicketAskedAfter | ResidentAnswered):
            count = fact.count if isinstance(fact, TicketAskedAfter) else 0
    return count


def _who_answers(work: UnitOfWork, ticket: Ticket) -> list[Recipient]:
    """The ticket's owner, or whoever answers for the estate when it has none."""
    posts = first_post_upward(work, ticket.property_id) if ticket.owner_id is None else []
    people = [post.person_id for post in posts] if ticket.owner_id is None else [ticket.owner_id]
    return [Recipient(person, Audience.DESK) for person in people]
