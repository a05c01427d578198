"""Values come back as they went in, from both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from storage import conversations, people, update_context
from storage.types import EPOCH, Json, UTCDateTime, storable
from tests import cast
from tickets.people import Person

Do = Callable[..., Any]

MOMENTS = st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1))  # noqa: DTZ001 - the strategy adds the zone
DIALECT: Any = None


@given(MOMENTS)
def test_moments_keep_their_microseconds(moment: datetime) -> None:
    kind = UTCDateTime()
    kept = kind.process_bind_param(moment, DIALECT)
    assert isinstance(kept, int)
    assert kind.process_result_value(kept, DIALECT) == moment


def test_moments_of_other_zones_are_the_same_moments() -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=8)))
    assert UTCDateTime().process_bind_param(noon, DIALECT) == (noon - EPOCH) // timedelta(microseconds=1)


@given(st.text(st.characters(categories=("Cs", "Cc", "Lo", "So"))))
def test_any_text_becomes_storable_and_stays_so(text: str) -> None:
    kept = storable(text)
    assert "\0" not in kept
    kept.encode()
    assert storable(kept) == kept


def test_whole_text_is_left_alone() -> None:
    for text in ("plain", "厨房水管爆了", "👨‍👩‍👧 𠮷", "a\tb\n"):
        assert storable(text) == text


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none() | st.booleans()))
def test_json_comes_back(value: dict[str, Any]) -> None:
    kept = Json().process_bind_param(value, DIALECT)
    assert "\0" not in kept
    assert Json().process_result_value(kept, DIALECT) == value


async def test_a_naive_moment_is_refused(do: Do) -> None:
    with pytest.raises(StatementError, match="naive"):
        await do(conversations.save, 1, 1, state="asked", data={}, now=datetime(2026, 1, 1))  # noqa: DTZ001 - on purpose


async def test_names_that_no_database_takes(do: Do) -> None:
    await do(people.save, Person(5, "nul\0 half\ud83d", username="é"))
    kept = await do(people.person, 5)
    assert (kept.name, kept.username) == ("nul� half�", "é")


async def test_a_visit_knows_what_is_known(do: Do, estate: None, now: datetime) -> None:
    chat = -1001
    nobody = await do(update_context.load, chat, 555)
    assert (nobody.person, nobody.chat_locale, nobody.state, nobody.data) == (None, None, None, {})
    await do(conversations.save, chat, cast.WANG.id, state="asked", data={"ticket": 3, "说": "😀"}, now=now)
    known = await do(update_context.load, chat, cast.WANG.id)
    assert (known.person, known.state, known.data) == (cast.WANG, "asked", {"ticket": 3, "说": "😀"})
    await do(conversations.save, chat, cast.WANG.id, state=None, data={}, now=now)
    assert (await do(update_context.load, chat, cast.WANG.id)).state is None
