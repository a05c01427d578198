"""Tickets as the templates of lists need them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from tickets.acts.list_desk import QueueSection
from tickets.acts.list_tickets import TaskSummary, TicketSummary


def listed(summary: TicketSummary) -> dict[str, Any]:
    """The values of one ticket."""
    ticket, promise = summary.ticket, summary.promise
    return {
        "id": ticket.id,
        "round": ticket.round,
        "number": ticket.number,
        "kind": ticket.kind.value,
        "category": ticket.category,
        "urgency": ticket.urgency.value,
        "place": asdict(ticket.place),
        "state": ticket.state.value,
        "name": summary.assignee.name if summary.assignee else None,
        "promise": promise.name if promise else None,
        "due_at": promise.due_at.isoformat() if promise else None,
        "tasks": [owed(each) for each in summary.tasks],
    }


def owed(summary: TaskSummary) -> dict[str, Any]:
    """The values of one task."""
    task = summary.task
    about = {"task": task.id, "kind": task.kind, "due_at": task.due_at.isoformat()}
    return about | {"doer": summary.doer.name if summary.doer else None}


def queued(section: QueueSection, now: datetime) -> dict[str, Any]:
    """The values of a section; each ticket says whether it is late."""
    tasks = [owed(each) for each in section.tasks]
    tickets = [listed(each) | {"late": _late(each, now)} for each in section.tickets]
    return {"what": section.what, "tickets": tickets, "more": section.more, "start": section.start, "tasks": tasks}


def _late(summary: TicketSummary, now: datetime) -> bool:
    return summary.promise is not None and summary.promise.due_at <= now
