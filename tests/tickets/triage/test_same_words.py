"""What is said alike in another region, or with another ending, is one thing to the examples."""

from __future__ import annotations

import pytest

from tickets.triage.features import count, features
from tickets.triage.normal import normalise
from tickets.triage.same_words import plain, stem


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("我啱啱喺屋企冇電", "我刚刚在家里没有电"),
        ("升降機唔郁", "电梯不动"),
        ("瓦斯味很重", "煤气味很重"),
        ("两个小孩在电梯里", "两个小孩在电梯里"),
        ("the pipes were leaking", "the pip wer leak"),
    ],
)
def test_words_of_one_meaning_are_one(said: str, read: str) -> None:
    assert plain(normalise(said)) == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("granny", "grandmother"),
        ("gushing", "pours"),
        ("collapsed", "fainted"),
        ("tap", "faucets"),
        ("stop", "stopped"),
    ],
)
def test_english_words_are_one_whatever_their_ending(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_word_with_a_letter_amiss_shares_parts_with_the_right_one() -> None:
    right, amiss = (
        {each for group in features(word, []).values() for each in group} for word in ("electricity", "electrisity")
    )
    assert {".elec", ".lect"} <= right & amiss


def test_parts_of_words_and_sources_are_not_counted_as_words() -> None:
    assert count(features("water everywhere", ["flood"])) == 3  # two words and the pair of them
