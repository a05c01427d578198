"""Which language a person is answered in."""

from __future__ import annotations

import pytest

from templates.locale import locale_of_code


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("zh-hans", "zh_Hans"),
        ("zh", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh-SG", "zh_Hans"),
        ("zh-hant", "zh_Hant"),
        ("zh-TW", "zh_Hant"),
        ("zh_HK", "zh_Hant"),
        ("zh-Hant-MO", "zh_Hant"),
        ("zh-Hans-HK", "zh_Hans"),
        ("yue", "zh_Hant"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "zh_Hans"),
        (None, "zh_Hans"),
    ],
)
def test_telegrams_language_code(code: str | None, locale: str) -> None:
    assert locale_of_code(code) == locale
