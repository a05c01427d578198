"""Stored facts are read by every later version.

`data/facts.jsonl` has rows as each version wrote them, each with the name of the fact in `fact_cases.py` that it is
read as. Rows are only added to the file, and the test that misses one prints it: what one version wrote stands in
somebody's database for ever.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from storage import facts, tickets
from storage.database import Database
from tests.cast import NIGHT
from tests.storage.conftest import Do
from tests.storage.fact_cases import CASES
from tickets import fact_aliases
from tickets.facts import Fact, TicketOpened, UnknownFact, WorkDone
from tickets.ticket import Kind, Location, Ticket, Urgency

FILE = Path(__file__).with_name("data") / "facts.jsonl"
GOLDEN = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
INSERT = text("INSERT INTO facts (ticket_id, kind, at, by, data) VALUES (:ticket_id, :kind, :at, :by, :data)")
SELECT = text("SELECT kind, at, by, data FROM facts WHERE ticket_id = :ticket_id ORDER BY id")
NUMBER = {"number": "R-261123-007"}


@pytest.fixture
async def ticket_id(do: Do, estate: None) -> int:
    """A ticket without a history."""
    draft = Ticket(0, 1, Kind.REPAIR, "plumbing", Urgency.ROUTINE, Location(), NIGHT)
    ticket: Ticket = await do(tickets.add, draft)
    return ticket.id


def put(c: Connection, ticket_id: int, *rows: Mapping[str, Any]) -> None:
    """Rows as they stand in the table, past the code that writes facts."""
    for row in rows:
        c.execute(INSERT, {**row, "ticket_id": ticket_id, "data": json.dumps(row["data"])})


def stored(c: Connection, ticket_id: int) -> list[dict[str, Any]]:
    return [{**row, "data": json.loads(row["data"])} for row in c.execute(SELECT, {"ticket_id": ticket_id}).mappings()]


def written_as(kind: str, data: Mapping[str, object]) -> dict[str, Any]:
    return {"kind": kind, "at": 1_795_371_000_250_000, "by": None, "data": data}


async def test_rows_of_every_version_are_read(do: Do, elsewhere: Database, ticket_id: int) -> None:
    await do(put, ticket_id, *GOLDEN)
    read = await elsewhere.read(facts.of_ticket, ticket_id)
    expected = [replace(CASES[row["case"]], ticket_id=ticket_id) for row in GOLDEN]
    for row, fact, meant in zip(GOLDEN, read, expected, strict=True):
        assert (type(fact), fact) == (type(meant), meant), f"{row['kind']}: {row['data']}"


async def test_what_is_written_today_is_among_them_and_reads_the_same(
    do: Do, elsewhere: Database, ticket_id: int
) -> None:
    facts_of_it = [replace(fact, ticket_id=ticket_id) for fact in CASES.values()]
    await do(facts.record, *facts_of_it)
    assert await elsewhere.read(facts.of_ticket, ticket_id) == facts_of_it
    rows = await elsewhere.read(stored, ticket_id)
    today = [{"case": case, "ticket_id": 7, **row} for case, row in zip(CASES, rows, strict=True)]
    missing = [json.dumps(row, ensure_ascii=False) for row in today if row not in GOLDEN]
    assert not missing, "\n".join(["add to tests/storage/data/facts.jsonl:", *missing])


def test_each_fact_has_a_code_of_its_own_and_a_case() -> None:
    kinds = [kind for kind in Fact.__subclasses__() if kind is not UnknownFact]
    codes = [kind.code for kind in kinds]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)
    assert set(kinds) == {type(fact) for fact in CASES.values()}
    assert UnknownFact.code not in codes


def test_every_earlier_name_is_of_a_fact_and_in_the_file() -> None:
    in_file = {row["kind"] for row in GOLDEN}
    assert set(fact_aliases.CODES.values()) <= facts.KINDS.keys()
    assert not fact_aliases.CODES.keys() & facts.KINDS.keys()
    assert fact_aliases.CODES.keys() <= in_file
    fields = {(fact_aliases.code_of(row["kind"]), name) for row in GOLDEN for name in row["data"]}
    assert set(earlier_fields()) <= fields


def earlier_fields() -> Iterator[tuple[str, str]]:
    for code, names in fact_aliases.FIELDS.items():
        yield from ((code, earlier) for earlier in names)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("drone_sent", {"to": [1, None], "height": 2.5}),
        ("unknown", {}),
        ("ticket_rated", {"stars": 5}),
    ],
    ids=["a code of a newer version", "the code of what is unknown", "without a field that has no default"],
)
async def test_what_cannot_be_read_is_kept_as_it_stands(
    do: Do, elsewhere: Database, ticket_id: int, kind: str, data: dict[str, object]
) -> None:
    await do(put, ticket_id, written_as(kind, data), written_as("work_done", {}))
    unknown, done = await elsewhere.read(facts.of_ticket, ticket_id)
    assert unknown == UnknownFact(ticket_id, unknown.at, None, kind, data)
    assert done == WorkDone(ticket_id, unknown.at, None)
    await do(facts.record, unknown)
    first, _, again = await elsewhere.read(stored, ticket_id)
    assert again == first


@pytest.mark.parametrize(
    "data", [NUMBER, NUMBER | {"colour": "red"}], ids=["a field is missing", "a field is not known"]
)
async def test_fields_may_come_and_go(do: Do, elsewhere: Database, ticket_id: int, data: dict[str, object]) -> None:
    await do(put, ticket_id, written_as("ticket_opened", data))
    (opened,) = await elsewhere.read(facts.of_ticket, ticket_id)
    assert opened == TicketOpened(ticket_id, opened.at, None, NUMBER["number"], unconfirmed=False)
