"""Whatever comes is storable on both databases, and says whether an offset can confirm it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.body import bare, body_of, loads
from storage import inbox
from storage.database import Database
from storage.inbox import Body
from tests.bot.intake.running import AT

PARTIES: tuple[dict[str, Any], ...] = (
    {"chat": {"id": 1}, "from": {"id": 1}},
    {"chat": {"id": "\ud800"}, "from": {"id": 5}},
    {"chat": {"id": "\0"}},
    {"chat": {"id": 10**30}, "from": {"id": True}},
    {"chat": {"id": [1]}, "from": {"id": {}}},
)
IDS: tuple[Any, ...] = (5, 0, -1, -(2**63) - 1, 2**63 - 2, 2**63 - 1, 2**63, 10**39, "5", True, None, 1.5, [])
NAMES = ("message", "poll", "a\0b", "a\ud800", "k" * 100_000, "errand:photo", "", "电")


@pytest.mark.parametrize("party", PARTIES)
async def test_every_body_is_storable(database: Database, party: dict[str, Any]) -> None:
    """The front desk gets it as it came: nothing of a malformed one is replaced."""
    for number in IDS:
        updates = [{"update_id": number, name: party | {"text": f"{name} \0 \ud800"}} for name in NAMES]
        for update in updates:
            body = body_of(update)
            (row,) = await database.write(inbox.receive, 42, [body], "one", AT)
            assert row.malformed == (
                body.update_id is None or update.keys() - {"message", "poll", "", "update_id"} != set()
            )
            assert json.loads(row.raw).keys() == update.keys() or not row.malformed
            assert await database.write(inbox.receive, 42, [bare(body)], "one", AT) == [], "the same, less of it"


@pytest.mark.parametrize(
    ("number", "known"),
    [(5, True), (0, True), (2**63 - 2, True), (2**63 - 1, False), (-1, False), ("5", False), (True, False)],
)
def test_an_id_that_an_offset_confirms_is_known(number: object, known: bool) -> None:
    for name in ("message", "a\ud800"):
        assert body_of({"update_id": number, name: {}}).update_id == (number if known else None)


def test_what_is_handled_in_it_outranks_what_comes_with_it() -> None:
    body = body_of({"a\0b": 1, "update_id": 5, "message": {"chat": {"id": 7}, "from": {"id": 8}}})
    assert (body.kind, body.lane, body.malformed) == ("message", "7:8", False)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda all: st.lists(all, max_size=4) | st.dictionaries(st.text(), all, max_size=4),
        max_leaves=12,
    )
)
def test_any_json_has_a_body(update: object) -> None:
    body: Body = body_of(update)
    bare(body).raw.encode("ascii")
    assert body.malformed == (body.update_id is None) or not body.kind


def test_numbers_that_python_does_not_read_are_kept_as_they_are_written() -> None:
    digits = "9" * 5000
    assert loads(f'{{"update_id":{digits},"n":{digits[:40]},"f":1.5}}') == {
        "update_id": digits,
        "n": int(digits[:40]),
        "f": 1.5,
    }


def test_what_is_nested_beyond_reason_is_no_json() -> None:
    with pytest.raises(ValueError, match="nested"):
        loads("[" * 100_000)
