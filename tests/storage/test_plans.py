"""How both databases find tickets, and what was said of them: by an index, however many have ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from storage import sent, tickets
from storage.database import Database
from storage.tables.tickets import UNENDED
from tests.storage.conftest import NOW
from tickets.ticket import OPEN, Kind, Location, State, Ticket, Urgency

TICKET = Ticket(1, 1, Kind.REPAIR, "plumbing", Urgency.ROUTINE, Location(unit_id=1), NOW)


def plan(c: Connection, query: Callable[..., object], *about: object) -> str:
    """How the database would carry out what the query asks, were the tables large."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, given: Any, *_: object) -> None:
        asked.append((statement, given))

    event.listen(c, "before_cursor_execute", note)
    query(c, *about)
    event.remove(c, "before_cursor_execute", note)
    ((statement, given),) = asked
    if c.dialect.name == "sqlite":
        return "\n".join(row[3] for row in c.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given))
    c.execute(text("SET LOCAL enable_seqscan = off"))
    return "\n".join(row[0] for row in c.exec_driver_sql(f"EXPLAIN {statement}", given))


@pytest.mark.parametrize(
    ("index", "query", "about"),
    [
        ("ix_tickets_unended", tickets.open_in, (1,)),
        ("ix_tickets_unended", tickets.unfinished, (7, 500)),
        ("ix_tickets_group|ix_tickets_unended", tickets.open_of_group, (1,)),
        ("ix_tickets_ownerless|ix_tickets_unended", tickets.ownerless, (1,)),
        ("ix_tickets_deadline", tickets.due, (NOW, 50)),
        ("ix_tickets_resident", tickets.draft_of, (7,)),
        ("ix_tickets_resident", tickets.drafts_of, (7,)),
        ("ix_tickets_resident", tickets.of_resident, (7, NOW)),
        ("ix_tickets_unit", tickets.repeats, (TICKET, timedelta(days=30))),
        ("pk_tickets|PRIMARY KEY", tickets.by_id, ([1, 2],)),
        ("ix_outbox_message", sent.at, (1, 5)),
    ],
)
async def test_tickets_are_found_by_an_index(
    database: Database, index: str, query: Callable[..., object], about: tuple[object, ...]
) -> None:
    told = await database.write(plan, query, *about)
    assert any(name in told for name in index.split("|")), told
    assert "Seq Scan on tickets" not in told


def test_the_index_has_the_tickets_that_have_not_ended() -> None:
    names = ", ".join(f"'{state}'" for state in sorted({State.DRAFT} | OPEN))
    assert str(UNENDED) == f"state IN ({names})"
