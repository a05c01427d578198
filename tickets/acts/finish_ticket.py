"""The work itself: on site, evidence, done."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.dispatch_ticket import send_photos
from tickets.acts.settle import settle
from tickets.desk import Desk
from tickets.records import Purpose
from tickets.rights import job_in_hand
from tickets.ticket import Kind, Ticket


def arrive(desk: Desk, ticket_id: int, *, by: int, at: datetime, round_: int | None = None) -> Ticket:
    """The technician is on site (RP3)."""
    ticket = job_in_hand(desk, ticket_id, by=by, round_=round_)
    return settle(desk, *life.arrive(ticket, by, at, desk.policy))


def finish_ticket(desk: Desk, ticket_id: int, *, by: int, at: datetime, round_: int | None = None) -> Ticket:
    """The work is done; the resident sees the pictures of it and is asked to check (RP1)."""
    ticket = job_in_hand(desk, ticket_id, by=by, round_=round_)
    since = ticket.accepted_at
    done = settle(desk, *life.finish(ticket, by, at))
    send_photos(desk, done, Purpose.EVIDENCE, at, since=since)
    return done


def shown_work(desk: Desk, ticket_id: int, *, by: int, at: datetime, round_: int | None = None) -> tuple[Ticket, int]:
    """The ticket, and how many pictures show the work so far; refuses whoever may not finish it now."""
    ticket = job_in_hand(desk, ticket_id, by=by, round_=round_)
    (life.end_help if ticket.kind is Kind.HELP else life.finish)(ticket, by, at)
    since = ticket.accepted_at
    evidence = [file for file in desk.files(ticket.id) if file.purpose is Purpose.EVIDENCE]
    return ticket, sum(since is None or file.at >= since for file in evidence)
