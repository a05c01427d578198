"""A call for help is ended by whoever went there, in words: what was done (IN20)."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.records import Purpose, Source, Wording
from tickets.rights import job_in_hand
from tickets.ticket import Ticket


def may_end_help(desk: Desk, ticket_id: int, *, by: int, at: datetime, round_: int | None = None) -> Ticket:
    """The ticket, before words are asked; raises as `end_help` does."""
    ticket = job_in_hand(desk, ticket_id, by=by, round_=round_)
    life.end_help(ticket, by, at)
    return ticket


def end_help(
    desk: Desk, ticket_id: int, *, by: int, at: datetime, words: str, source: Source, round_: int | None = None
) -> Ticket:
    """The ticket is closed with what was done, and its resident is told; nobody is asked to sign or rate it.

    Raises `NotNow` for what is no call for help, `NotYours`, `AlreadyTaken` and `Outdated` for whoever did not go.
    """
    ended, fact = life.end_help(job_in_hand(desk, ticket_id, by=by, round_=round_), by, at)
    desk.add_words(Wording(ended.id, at, by, Purpose.OUTCOME, words, source))
    return settle(desk, ended, fact)
