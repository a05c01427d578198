from __future__ import annotations

import pytest

from tickets.triage.lexicon import Lexicon
from tickets.triage.matters import matters


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("3栋2单元1201厨房水龙头滴水。另外楼道灯也坏了", {"plumbing", "public_area"}),
        ("廚房水龍頭漏水,另外請問管理費可以刷卡嗎", {"plumbing", "fees"}),
        ("Kitchen tap is dripping. Also the aircon is blowing warm air", {"plumbing", "hvac"}),
        ("1、马桶堵了 2、空调不制冷", {"drainage", "hvac"}),
    ],
)
def test_two_matters_are_told_apart(text: str, categories: set[str], lexicon: Lexicon) -> None:
    assert {one.understanding.category for one in matters(text, lexicon)} == categories


@pytest.mark.parametrize(
    "text",
    [
        "水龙头滴水,滴了三天了。麻烦派人来修",
        "The lift shakes. It has done so for a week. Please have a look.",
        "你好。厨房水管漏水",
        "谢谢",
    ],
)
def test_one_matter_is_not_taken_apart(text: str, lexicon: Lexicon) -> None:
    assert matters(text, lexicon) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "你好。厨房水龙头滴水。滴了三天了。另外楼道灯也坏了",
            ["你好\n厨房水龙头滴水\n滴了三天了", "另外楼道灯也坏了"],
        ),
        ("1、马桶堵了 2、空调不制冷 3、马桶还是堵", ["马桶堵了\n马桶还是堵", "空调不制冷"]),
    ],
)
def test_no_word_is_lost(text: str, parts: list[str], lexicon: Lexicon) -> None:
    assert [one.text for one in matters(text, lexicon)] == parts


def test_no_more_than_five_are_told_apart(lexicon: Lexicon) -> None:
    text = "水龙头滴水\n空调不制冷\n楼道灯坏了\n电梯按钮坏了\n对讲机没声音\n垃圾没人收\n请问物业费怎么交"
    found = matters(text, lexicon)
    assert len(found) == 5
    assert "\n".join(one.text for one in found) == text


def test_the_place_said_once_belongs_to_every_matter(lexicon: Lexicon) -> None:
    found = matters("3栋2单元1201厨房水龙头滴水。另外空调不制冷", lexicon)
    assert [one.understanding.place.room for one in found] == ["1201", "1201"]
