"""Other people's words, clipped and tidied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.safe_text import clipped, tidied, utf16_length


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("twelve chars", 11, "twelve cha…"),
        ("two  words here", 5, "two…"),
        ("😀😀😀", 6, "😀😀😀"),
        ("😀😀😀", 5, "😀😀…"),
        ("😀😀😀", 4, "😀…"),
    ],
)
def test_clipped(text: str, limit: int, expected: str) -> None:
    assert clipped(text, limit) == expected


def test_tidied() -> None:
    assert tidied(" a\x00b\u202ec\u200f \n\n \n d\ud800\ufeff ") == "abc \nd"


@given(st.text(st.characters(codec="utf-16")), st.integers(1, 50))
def test_clipped_words_fit_and_stay_words(text: str, limit: int) -> None:
    short = clipped(text, limit)
    assert utf16_length(short) == len(short.encode("utf-16-le")) // 2 <= limit
    assert short == tidied(text) or short.endswith("…")
