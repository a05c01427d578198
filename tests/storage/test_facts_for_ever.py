"""The history cannot be altered, not even by whoever holds the connection."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, delete, update
from sqlalchemy.exc import DBAPIError

from storage import facts, tickets
from storage.database import Database
from storage.tables import facts as facts_table
from tests.cast import NIGHT
from tickets.facts import DraftOpened
from tickets.ticket import Kind, Location, Ticket, Urgency


def one_fact(c: Connection, property_id: int) -> int:
    """The id of a ticket with one fact."""
    draft = Ticket(0, property_id, Kind.REPAIR, "plumbing", Urgency.ROUTINE, Location(), NIGHT)
    ticket = tickets.add(c, draft)
    facts.record(c, DraftOpened(ticket.id, NIGHT, None))
    return ticket.id


@pytest.mark.parametrize(
    "change", [update(facts_table).values(kind="Other"), delete(facts_table)], ids=["alter", "delete"]
)
async def test_a_fact_is_for_ever(database: Database, elsewhere: Database, estate_id: int, change: object) -> None:
    async with database.begin() as tx:
        ticket_id = await tx.run(one_fact, estate_id)
    with pytest.raises(DBAPIError, match="facts are for ever"):
        async with database.begin() as tx:
            await tx.run(Connection.execute, change)  # type: ignore[arg-type]
    assert await elsewhere.read(facts.of_ticket, ticket_id) == [DraftOpened(ticket_id, NIGHT, None)]


@pytest.fixture
async def estate_id(database: Database) -> int:
    """A property to have tickets in."""
    from storage import premises

    async with database.begin() as tx:
        return (await tx.run(premises.add_property, "示范花园")).id
