"""What the acts get to know of a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.policy.lexicon import load_lexicon
from tickets.reading import OVERLAP, PIECE, read
from tickets.ticket import Kind, Location, Urgency
from tickets.triage.intents import Intent
from tickets.triage.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(Path("policy/lexicon"))


def test_a_burst_pipe_is_read_whole(lexicon: Lexicon) -> None:
    reading = read("厨房水管爆了，3栋2单元1201，水都流到客厅了", lexicon)
    assert (reading.kind, reading.category, reading.urgency) == (Kind.REPAIR, "plumbing", Urgency.EMERGENCY)
    assert reading.place == Location("3", "2", "1201")
    assert reading.hazards == ("flood",)


@pytest.mark.parametrize(("text", "thanks"), [("谢谢", True), ("你好", False), ("Thank you", True), ("hello", False)])
def test_thanks_and_greetings_are_chatter(lexicon: Lexicon, text: str, thanks: bool) -> None:
    reading = read(text, lexicon)
    assert (reading.chatter, reading.thanks, reading.kind) == (True, thanks, None)


@pytest.mark.parametrize("text", ["", "qwertz", "3-2-1201"])
def test_what_is_not_understood_is_no_chatter(lexicon: Lexicon, text: str) -> None:
    reading = read(text, lexicon)
    assert (reading.chatter, reading.kind, reading.category) == (False, None, "other")


@pytest.mark.parametrize(("text", "sure"), [("水管在滴水", True), ("幼儿园旁边", False), ("qwertz", False)])
def test_a_guess_is_told_from_words_that_speak_for_a_kind(lexicon: Lexicon, text: str, sure: bool) -> None:
    assert read(text, lexicon).sure is sure


@pytest.mark.parametrize("before", [0, PIECE - OVERLAP - 3, PIECE - 3, 3 * PIECE])
def test_a_danger_is_found_anywhere_in_a_long_message(lexicon: Lexicon, before: int) -> None:
    reading = read("唠叨几句" * (before // 4) + "，家里有煤气味，" + "再说几句" * 500 + "住3栋2单元1201", lexicon)
    assert (reading.category, reading.urgency, "gas" in reading.hazards) == ("gas", Urgency.EMERGENCY, True)
    assert reading.place.room == "1201"


@pytest.mark.parametrize(
    "text",
    [
        "in my kitchen",
        "kitchen",
        "It's in the bedroom.",
        "on the balcony",
        "厨房里",
        "在厕所",
        "喺廁所",
        "主卧卫生间",
        "厨房的",
    ],
)
def test_a_spot_alone_is_no_matter(lexicon: Lexicon, text: str) -> None:
    reading = read(text, lexicon)
    assert (reading.kind, reading.urgency, reading.hazards) == (None, Urgency.ROUTINE, ())


@pytest.mark.parametrize("text", ["kitchen on fire", "smell in my kitchen", "厨房漏水", "电梯"])
def test_a_spot_with_a_matter_is_one(lexicon: Lexicon, text: str) -> None:
    assert read(text, lexicon).kind is Kind.REPAIR


def test_a_post_is_no_pipe_because_examples_guess_it(lexicon: Lexicon) -> None:
    meant = read("把孙莉从主管里删掉", lexicon).meant
    assert meant is not None
    assert meant.intent is Intent.CHANGE_POSTS
    assert read("remove the water from the front desk area, it's flooding", lexicon).meant is None
