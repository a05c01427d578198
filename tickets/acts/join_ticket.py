"""A draft turns out to belong to a ticket, or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.ask import question, show_draft
from tickets.acts.save_and_notify import save_and_notify
from tickets.contact import Attachment, Contact, Reading
from tickets.records import Purpose
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import State, Ticket
from tickets.unit_of_work import UnitOfWork


def join_ticket(work: UnitOfWork, draft_id: int, *, by: int, at: datetime) -> Ticket:
    """Move the draft's words and files to the ticket that it might join."""
    draft = work.ticket(draft_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT or draft.joins is None:
        raise NotNow(draft)
    ticket_id = draft.joins
    save_and_notify(work, *life.drop(draft, by, at))
    for contact in contacts_of(work, draft_id):
        add_to_ticket(work, ticket_id, contact, by=by, at=at)
    return work.ticket(ticket_id)


def keep_apart(work: UnitOfWork, draft_id: int, *, by: int, at: datetime) -> Ticket:
    """The draft is a matter of its own after all: its card asks what is still missing."""
    draft = work.ticket(draft_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT or draft.joins is None:
        raise NotNow(draft)
    draft = save_and_notify(work, replace(draft, joins=None, touched_at=at))
    show_draft(work, draft, question(work, draft), anew=False)
    return draft


def contacts_of(work: UnitOfWork, draft_id: int) -> list[Contact]:
    """The draft's words and files as contacts, to be added to another ticket."""
    words = (each for each in work.words(draft_id) if each.purpose is not Purpose.EARLIER)
    said = [Contact(each.source, Reading(), each.text, heard=each.purpose is Purpose.TRANSCRIPT) for each in words]
    files = work.files(draft_id)
    sent = [Contact(file.source, Reading(), files=(Attachment(file.kind, file.file_id),)) for file in files]
    return said + sent
