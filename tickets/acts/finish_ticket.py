"""The technician is done."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.dispatch_ticket import send_photos
from tickets.acts.save_and_notify import save_and_notify
from tickets.records import Purpose
from tickets.rights import job_in_hand
from tickets.ticket import Kind, Ticket
from tickets.unit_of_work import UnitOfWork


def finish_ticket(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignment_no: int | None = None
) -> Ticket:
    """The work is done; the resident sees the pictures of it and is asked to check (RP1)."""
    ticket = job_in_hand(work, ticket_id, by=by, assignment_no=assignment_no)
    since = ticket.accepted_at
    done = save_and_notify(work, *life.finish(ticket, by, at))
    send_photos(work, done, Purpose.EVIDENCE, at, since=since)
    return done


def shown_work(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignment_no: int | None = None
) -> tuple[Ticket, int]:
    """The ticket, and how many pictures show the work so far; raises as `finish_ticket` does."""
    ticket = job_in_hand(work, ticket_id, by=by, assignment_no=assignment_no)
    (life.end_help if ticket.kind is Kind.HELP else life.finish)(ticket, by, at)
    since = ticket.accepted_at
    evidence = [file for file in work.files(ticket.id) if file.purpose is Purpose.EVIDENCE]
    return ticket, sum(since is None or file.at >= since for file in evidence)
