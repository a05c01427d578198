"""Tickets as lists name them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from tickets.acts.list_desk import Shelf
from tickets.acts.list_tickets import Standing


def listed(standing: Standing) -> dict[str, Any]:
    """A ticket as lists name it."""
    ticket, promise = standing.ticket, standing.promise
    return {
        "id": ticket.id,
        "round": ticket.round,
        "number": ticket.number,
        "kind": ticket.kind.value,
        "category": ticket.category,
        "urgency": ticket.urgency.value,
        "place": asdict(ticket.place),
        "state": ticket.state.value,
        "name": standing.assignee.name if standing.assignee else None,
        "promise": promise.name if promise else None,
        "due_at": promise.due_at.isoformat() if promise else None,
    }


def shelved(shelf: Shelf, now: datetime) -> dict[str, Any]:
    """Tickets that wait for the same reason, each with whether it is late."""
    tickets = [listed(each) | {"late": _late(each, now)} for each in shelf.tickets]
    return {"what": shelf.what, "tickets": tickets, "more": shelf.more, "start": shelf.start}


def _late(standing: Standing, now: datetime) -> bool:
    return standing.promise is not None and standing.promise.due_at <= now
