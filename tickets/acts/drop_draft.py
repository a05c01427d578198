"""The resident gives a draft up, and may take it up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.ask import question, show_draft
from tickets.acts.save_and_notify import save_and_notify
from tickets.recipients import recipients
from tickets.refusals import Outdated
from tickets.rights import require_resident
from tickets.ticket import State, Ticket
from tickets.unit_of_work import UnitOfWork


def drop_draft(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, anew: bool = False) -> Ticket:
    """Drop the draft; its card says so in its place, or (`anew`) below what the resident typed."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.state is not State.DRAFT:
        raise Outdated(ticket)
    dropped, fact = life.drop(replace(ticket, joins=None), by, at)
    return save_and_notify(
        work, dropped, fact, also=[(each, "") for each in recipients(work, ticket, "resident") if anew]
    )


def resume_draft(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Take a dropped draft up again: its card asks what is still missing."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    draft = save_and_notify(work, *life.resume(ticket, by, at))
    show_draft(work, draft, question(work, draft), anew=False)
    return draft
