"""Somebody promises a new time, with a reason."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.delays import named
from tickets.people import Role
from tickets.records import Purpose, Source, TicketText
from tickets.refusals import NotYours
from tickets.rights import leads
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def offer_new_time(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, minutes: int) -> tuple[Ticket, datetime]:
    """The ticket, and the moment that the button means, before a reason is asked for; raises as `set_new_time` does."""
    ticket = work.ticket(ticket_id)
    until = named(minutes, at)
    life.set_new_time(ticket, by, at, until, Purpose.REASON, limit=_limit(work, ticket, by))
    return ticket, until


def _limit(work: UnitOfWork, ticket: Ticket, by: int) -> int | None:
    """How often the person may set a new time (`None`: always); raises `NotYours` for whoever may not at all.

    Posts above the head always may. New times set by them do not count.
    """
    posts = [post for post in work.posts_of(by) if leads(post, ticket)]
    if any(post.role is not Role.HEAD for post in posts):
        return None
    if not posts and ticket.assignee_id != by:
        raise NotYours
    return work.policy.new_times


def set_new_time(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, until: datetime, reason: str, source: Source
) -> Ticket:
    """Promise a new time; raises `TooManyNewTimes` when the job's holder or head has used up what the policy allows."""
    ticket = work.ticket(ticket_id)
    moved, fact = life.set_new_time(ticket, by, at, until, Purpose.REASON, limit=_limit(work, ticket, by))
    work.add_words(TicketText(ticket.id, at, by, Purpose.REASON, reason, source))
    return save_and_notify(work, moved, fact)
