"""A ping: a person is to be told of a task or a ticket. What one person is told within minutes goes out together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Ping:
    """Tells a person of a task, or of a ticket's escalation.

    `why`: `opened`, `passed_on`, `warning`, `late`, `level`, or `asked` where the person opened the card themselves.
    `due_at`: when it may go out; `sent_at`: when it did.
    """

    id: int
    person_id: int
    why: str
    at: datetime
    due_at: datetime
    task_id: int | None = None
    ticket_id: int | None = None
    sent_at: datetime | None = None

    @property
    def key(self) -> str:
        """The key of the message that shows its task's card."""
        return f"task:{self.task_id}:{self.id}"
