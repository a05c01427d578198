from __future__ import annotations

import pytest

from tests.tickets.triage.fold_source import module, pairs
from tickets.triage import fold_table
from tickets.triage.normal import fold, normalise
from tickets.triage.numbers import digits
from tickets.triage.script import in_either_script, locale_of


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("厨房水管爆了", "zh_Hans"),
        ("廚房水管爆了", "zh_Hant"),
        ("我屋企冇水", "zh_Hant"),
        ("早上好", "zh_Hans"),
        ("the tap drips", "en"),
        ("搬屋要唔要book貨𨋢", "zh_Hant"),
        ("AC坏了", "zh_Hans"),
        ("3-2-1201", None),
        ("Blk 7 #12-01", None),
        ("👍", None),
        ("", None),
    ],
)
def test_the_language_of_words(text: str, locale: str | None) -> None:
    assert locale_of(text) == locale


@pytest.mark.parametrize(
    ("text", "alike"), [("漏水", True), ("水管漏水", True), ("廁所漏水", False), ("厕所漏水", False), ("leak", False)]
)
def test_some_words_are_written_alike_in_both_scripts(text: str, alike: bool) -> None:
    assert in_either_script(text) == alike


def test_folding_joins_widths_scripts_dashes_and_quotes() -> None:
    assert fold("Ｂ座１２０１　漏氣–don’t") == "B座1201 漏气-don't"
    assert normalise("TAP\u200b\x00") == "tap"


def test_folding_knows_the_characters_of_hong_kong_and_taiwan() -> None:
    assert (
        fold("我被困在衞生間 枱面 屋簷 粧台 痺 昇降機 櫈 閙 煑 窻 屋邨")
        == "我被困在卫生间 台面 屋檐 妆台 痹 升降机 凳 闹 煮 窗 屋村"
    )
    assert fold("什么 什麼 怎么 多么") == "什么 什么 怎么 多么"


def test_folding_changes_no_simplified_character() -> None:
    simplified = [one for one in fold_table.SIMPLIFIED if one not in fold_table.TRADITIONAL]
    assert fold("".join(simplified)) == "".join(simplified)


def test_the_fold_table_is_what_opencc_gives() -> None:
    table = dict(zip(fold_table.TRADITIONAL, fold_table.SIMPLIFIED, strict=True))
    assert table == pairs()
    assert module().startswith('"""Traditional characters')


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("十二", "12"),
        ("十", "10"),
        ("二十", "20"),
        ("二十三", "23"),
        ("一百零二", "102"),
        ("一二零一", "1201"),
        ("七〇二", "702"),
        ("seven", "7"),
        ("廿", "20"),
        ("廿八", "28"),
        ("卅二", "32"),
        ("十二零一", "1201"),
        ("廿三零二", "2302"),
        ("twenty-three", "23"),
        ("one two", "12"),
        ("Eleventh", "11"),
        ("a", "A"),
        ("05", "5"),
        ("12", "12"),
    ],
)
def test_numerals(word: str, number: str) -> None:
    assert digits(word) == number
