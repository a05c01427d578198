"""The manager adopts, plans or declines a suggestion; the proposer is told, with the reason (SV4)."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify
from tickets.endings import Ending
from tickets.people import Role
from tickets.recipients import deciders
from tickets.records import Purpose, Source, TicketText
from tickets.refusals import NotNow, NotYours
from tickets.suggestions import life
from tickets.ticket import Kind, State, Ticket
from tickets.unit_of_work import UnitOfWork


def may_decide(work: UnitOfWork, ticket_id: int, *, by: int) -> Ticket:
    """The suggestion, for a manager of its property, or whoever stands in where there is none.

    Raises `NotYours` for anybody else, and `NotNow` when it is decided already.
    """
    ticket = work.ticket(ticket_id)
    if ticket.kind is not Kind.SUGGESTION or ticket.state is not State.RECEIVED:
        raise NotNow(ticket)
    posts = [post for post in work.posts_of(by) if post.property_id == ticket.property_id]
    manages = any(post.role is Role.MANAGER for post in posts)
    if not manages and by not in {each.chat_id for each in deciders(work, ticket)}:
        raise NotYours
    return ticket


def decide(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, ending: Ending, words: str, source: Source
) -> Ticket:
    """Decide it, with words for the proposer; raises as `may_decide` does."""
    ticket = may_decide(work, ticket_id, by=by)
    decided, fact = life.decide(ticket, by, at, ending)
    work.add_words(TicketText(ticket.id, at, by, Purpose.DECISION, words, source))
    return save_and_notify(work, decided, fact)
