"""Which language a person is answered in."""

from __future__ import annotations

import pytest

from templates.locale import CATALOGUES, LOCALES, REGIONS, catalogue, locale_of_code


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


@pytest.mark.parametrize(
    ("locale", "catalogues"),
    [
        ("zh_Hans", ["zh_Hans"] * 5),
        ("zh_Hant", ["zh_Hant_TW", "zh_Hant_TW", "zh_Hant_HK", "zh_Hant_TW", "zh_Hant_TW"]),
        ("en", ["en", "en", "en", "en_SG", "en"]),
    ],
)
def test_readers_get_the_words_of_the_offices_region(locale: str, catalogues: list[str]) -> None:
    assert [catalogue(locale, region) for region in REGIONS] == catalogues


def test_every_catalogue_has_readers() -> None:
    assert {catalogue(locale, region) for locale in LOCALES for region in REGIONS} == set(CATALOGUES)
