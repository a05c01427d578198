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
    """Give a draft up before it is sent out; its card says so where it stands, or (`anew`) below typed words."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.state is not State.DRAFT:
        raise Outdated(ticket)
    dropped, fact = life.drop(replace(ticket, joins=None), by, at)
    return save_and_notify(
        work, dropped, fact, also=[(each, "") for each in recipients(work, ticket, "resident") if anew]
    )


def resume_draft(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Take a draft up again that was given up: its card asks what is still to be asked."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    draft = save_and_notify(work, *life.resume(ticket, by, at))
    show_draft(work, draft, question(work, draft), anew=False)
    return draft
