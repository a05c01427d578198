"""Which words want something of a ticket that is there already, and which say more than that or something else."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from bot.policy.lexicon import load_intents
from tests.tickets.triage.no_wishes import MATTERS
from tests.tickets.triage.wanted import WANTED
from tickets.triage.intents import Intent, Intents
from tickets.triage.meaning import Meaning, meaning

WANTS = [(intent, text) for intent, texts in WANTED.items() for text in texts.strip().splitlines()]
OTHERS = MATTERS.strip().splitlines()


@pytest.fixture(scope="session")
def intents() -> Intents:
    """The words as they are delivered."""
    return load_intents(Path("policy/lexicon/intents"))


def of(text: str, intents: Intents) -> Meaning:
    found = meaning(text, intents)
    assert found is not None, text
    return found


def test_the_tables_are_long_enough_to_hold_something() -> None:
    assert len(set(WANTS)) > 250
    assert len(set(OTHERS)) > 120
    assert {intent for intent, _ in WANTS} == set(Intent)


@pytest.mark.parametrize(("intent", "text"), WANTS)
def test_what_is_wanted_is_understood(intents: Intents, intent: str, text: str) -> None:
    assert of(text, intents).intent == intent


@pytest.mark.parametrize("text", OTHERS)
def test_what_tells_of_a_matter_wants_nothing_of_a_ticket(intents: Intents, text: str) -> None:
    assert meaning(text, intents) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("师傅什么时候来修空调", "hvac"),
        ("冷氣幾時整好", "hvac"),
        ("when will you fix the tap", "plumbing"),
        ("灯什么时候能修好", "electrical"),
        ("電梯修好了嗎", "elevator"),
    ],
)
def test_the_thing_that_is_named_tells_which_ticket(intents: Intents, text: str, topic: str) -> None:
    assert topic in of(text, intents).topics


def test_a_word_inside_another_names_nothing(intents: Intents) -> None:
    assert of("师傅几点上门", intents).things == ()
    assert of("厨房的师傅什么时候来", intents) == Meaning(Intent.WHEN_COMING, ("厨房",), ())


def test_what_is_said_besides_is_told(intents: Intents) -> None:
    assert not of("算了，不用了", intents).more
    assert of("算了不用来了，找外面的人换好灯泡了，麻烦你们", intents).more
    assert of("又漏了，水都流到插座上了", intents).more


@pytest.mark.parametrize("text", ["算了" * 60, "先" * 79 + "x", ", " * 400, "什么时候来" * 16, "when is he " * 7])
def test_long_words_take_no_time(intents: Intents, text: str) -> None:
    begun = perf_counter()
    meaning(text, intents)
    assert perf_counter() - begun < 0.1
