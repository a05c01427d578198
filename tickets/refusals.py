"""Why something was not done. Refusals carry what the answer needs, and no text."""

from __future__ import annotations

from datetime import datetime

from tickets.tasks.task import Task
from tickets.ticket import State, Ticket


class Refusal(Exception):
    """Something that may not be done now, or not by this person."""


class NoSuchTicket(Refusal):
    """The button or link names a ticket that does not exist."""


class NotYours(Refusal):
    """The ticket, or the role that this needs, is another person's."""


class Outdated(Refusal):
    """The button belongs to an earlier assignment."""

    def __init__(self, ticket: Ticket) -> None:
        super().__init__(ticket.id)
        self.ticket = ticket


class AlreadyTaken(Outdated):
    """Somebody else has accepted it; `ticket.assignee_id` says who."""


class NotNow(Outdated):
    """The ticket's state does not allow it."""


class TaskEnded(Refusal):
    """Somebody has done the task already, or it need not be done any more."""

    def __init__(self, task: Task) -> None:
        super().__init__(task.id)
        self.task = task


class AwaitingApproval(Refusal):
    """In a public group nobody acts before the head has approved them."""


class TooManyNewTimes(Refusal):
    """Whoever has the job has set a new time twice; only a supervisor may do so now."""


class TooSoon(Refusal):
    """It was done a moment ago; `again_at` says when it may be done again."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(again_at)
        self.again_at = again_at


class PlaceMissing(Refusal):
    """The ticket cannot go out before somebody says where it is."""


class CodeRefused(Refusal):
    """A one-time code or role link that is wrong, used or expired."""


class BoundElsewhere(Refusal):
    """The group belongs to another property or topic already."""


def not_now(ticket: Ticket, verb: str) -> Refusal:
    """The refusal for `verb` in the ticket's present state."""
    if verb == "accept" and ticket.assignee_id is not None and ticket.state is not State.DISPATCHED:
        return AlreadyTaken(ticket)
    return NotNow(ticket)
