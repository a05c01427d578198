"""What came without words: a person listens to it or looks at it, and where there is one a machine writes it down."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.ask import has_own_words, where
from tickets.contact import Contact
from tickets.outgoing import Errand
from tickets.records import SEEN, SPOKEN, File, Purpose
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork

TRANSCRIPTION = "transcription"
"""The errand that has a recording written down."""


def with_unheard(work: UnitOfWork, ticket: Ticket, contact: Contact, at: datetime) -> Ticket:
    """Since when files wait for a person: from the first one without words until somebody's words say what it is.

    A place says nothing of the matter, and a machine may have misheard.
    """
    if contact.text and not contact.heard and where(contact) is None:
        return replace(ticket, unheard_at=None)
    alone = any(file.kind in SPOKEN | SEEN for file in contact.files) and not contact.text
    return (
        replace(ticket, unheard_at=at)
        if alone and ticket.unheard_at is None and not has_own_words(work, ticket)
        else ticket
    )


def have_written_down(work: UnitOfWork, file: File) -> None:
    """Order the words of a resident's recording, once for each message."""
    private = file.source.chat_id == file.by and file.purpose in (Purpose.REPORT, Purpose.ADDITION)
    if work.policy.transcribes and private and file.kind in SPOKEN:
        message = file.source.message_id
        params = {"ticket": file.ticket_id, "message": message, "kind": file.kind, "file_id": file.file_id}
        work.errand(Errand(f"{TRANSCRIPTION}:{file.by}:{message}", TRANSCRIPTION, file.by, file.by, params))
