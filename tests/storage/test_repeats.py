"""How often a unit has reported the same before: what was sent out counts, what was taken back does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from storage import tickets
from tests import cast
from tickets.ticket import Kind, Location, State, Ticket, Urgency

Do = Callable[..., Any]

MONTH = timedelta(days=30)


def report(at: datetime, **changes: Any) -> Ticket:
    """A dripping tap of the Wangs' that was put right."""
    home = Location("3", "2", "1201", unit_id=cast.HOME.id)
    drip = Ticket(0, 1, Kind.REPAIR, "plumbing", Urgency.ROUTINE, home, at, state=State.CLOSED, number=f"R-{at:%f}")
    return replace(drip, **changes)


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"state": State.DISPATCHED}, True),
        ({"state": State.CANCELLED}, False),
        ({"state": State.DRAFT, "number": None}, False),
        ({"state": State.DROPPED, "number": None}, False),
        ({"category": "electrical"}, False),
        ({"place": Location("3", "2", "1202", unit_id=cast.NEXT_DOOR.id)}, False),
        ({"opened_at": cast.NIGHT - timedelta(days=31)}, False),
    ],
    ids=["closed", "open", "cancelled", "draft", "dropped", "another trade", "next door", "long ago"],
)
async def test_what_counts_as_reported_before(do: Do, estate: None, changes: dict[str, object], counts: bool) -> None:
    before = cast.NIGHT - timedelta(days=3, microseconds=1)
    await do(tickets.add, report(before, **changes))
    now = await do(tickets.add, report(cast.NIGHT, state=State.DISPATCHED))
    await do(tickets.add, report(cast.NIGHT + timedelta(microseconds=2)))
    assert await do(tickets.repeats, now, MONTH) == int(counts)
