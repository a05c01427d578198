"""What people wrote and sent: kept apart from the facts, so that it can be erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What words or files are for."""

    GREETING = "greeting"
    REPORT = "report"
    ADDITION = "addition"
    NOTE = "note"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    REASON = "reason"
    OUTCOME = "outcome"
    COMMENT = "comment"
    DECISION = "decision"
    """What the manager says of a suggestion."""
    PRICE = "price"
    """What the front desk says of a service's price."""
    TRANSCRIPT = "transcript"
    """What a machine heard in a recording: kept beside it, and never a person's own words."""
    EARLIER = "earlier"
    """Words as they were before an edit: kept for the history, and not read again."""


SPOKEN = frozenset({"voice", "audio", "video_note"})
"""Kinds of files that somebody must listen to."""
SEEN = frozenset({"photo", "video", "document", "animation"})
"""Kinds of files that somebody must look at."""


@dataclass(frozen=True)
class Source:
    """The chat message that words or a file came in by."""

    chat_id: int
    message_id: int
    album: str | None = None


@dataclass(frozen=True)
class TicketText:
    """Words of a person about a ticket, as written."""

    ticket_id: int
    at: datetime
    by: int
    purpose: Purpose
    text: str
    source: Source
    id: int = 0


@dataclass(frozen=True)
class File:
    """A photo, voice, video, document or location of a ticket; `file_id` is Telegram's, or `latitude,longitude`."""

    ticket_id: int
    at: datetime
    by: int
    purpose: Purpose
    kind: str
    file_id: str
    source: Source
    id: int = 0
