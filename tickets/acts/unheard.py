"""Recordings and pictures without words: a person listens or looks, and a machine may write recordings down."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.ask import has_own_words
from tickets.contact import Contact
from tickets.outgoing import Errand
from tickets.records import SEEN, SPOKEN, File, Purpose
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork

TRANSCRIPTION = "transcription"
"""The name of the errand that has a recording written down."""


def with_unheard(work: UnitOfWork, ticket: Ticket, contact: Contact, at: datetime) -> Ticket:
    """The ticket with the moment since when files wait for a person: from the first file without words until words say
    what is the matter.

    A place or "did you hear it?" does not say it, and a machine may have misheard.
    """
    tells = contact.reading.matter and contact.reading.intent is None
    if tells and not contact.heard:
        return replace(ticket, unheard_at=None)
    alone = any(file.kind in SPOKEN | SEEN for file in contact.files) and not contact.text
    return (
        replace(ticket, unheard_at=at)
        if alone and ticket.unheard_at is None and not has_own_words(work, ticket)
        else ticket
    )


def have_written_down(work: UnitOfWork, file: File) -> None:
    """Order the transcript of a resident's recording, once for each message."""
    private = file.source.chat_id == file.by and file.purpose in (Purpose.REPORT, Purpose.ADDITION)
    if work.policy.transcribes and private and file.kind in SPOKEN:
        message = file.source.message_id
        params = {"ticket": file.ticket_id, "message": message, "kind": file.kind, "file_id": file.file_id}
        work.errand(Errand(f"{TRANSCRIPTION}:{file.by}:{message}", TRANSCRIPTION, file.by, file.by, params))
