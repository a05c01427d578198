"""Whoever went to a call for help closes it, in words that say what was done (IN20)."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.save_and_notify import save_and_notify
from tickets.records import Purpose, Source, TicketText
from tickets.rights import job_in_hand
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def may_end_help(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignment_no: int | None = None
) -> Ticket:
    """The ticket, before the words are asked for; raises as `end_help` does."""
    ticket = job_in_hand(work, ticket_id, by=by, assignment_no=assignment_no)
    life.end_help(ticket, by, at)
    return ticket


def end_help(
    work: UnitOfWork,
    ticket_id: int,
    *,
    by: int,
    at: datetime,
    words: str,
    source: Source,
    assignment_no: int | None = None,
) -> Ticket:
    """Close the ticket with what was done, and tell its resident; nobody signs or rates it.

    Raises `NotNow` for any other kind; `NotYours`, `AlreadyTaken` or `Outdated` for whoever does not have the job.
    """
    ended, fact = life.end_help(job_in_hand(work, ticket_id, by=by, assignment_no=assignment_no), by, at)
    work.add_words(TicketText(ended.id, at, by, Purpose.OUTCOME, words, source))
    return save_and_notify(work, ended, fact)
