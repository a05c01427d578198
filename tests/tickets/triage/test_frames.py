"""A danger of another time, of no real thing or that is over is none; what brings it back to now makes it one."""

from __future__ import annotations

import pytest

from tickets.triage.hits import hits
from tickets.triage.lexicon import Lexicon
from tickets.triage.understand import understand

WORDS = {
    "smoke": {"say": "冒烟, smoke", "deniable": True},
    "last_year": {"say": "去年, last year", "frame": True},
    "still": {"say": "现在, still", "present": True},
}


def _denied(text: str) -> list[bool]:
    return [hit.denied for hit in hits(text, Lexicon.from_mapping({"words": WORDS})) if hit.entry == "smoke"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("冒烟", [False]),
        ("去年,插座冒烟", [True]),
        ("插座冒烟,去年的事", [True]),
        ("去年冒烟,现在也是", [False]),
        ("去年修过。插座冒烟", [False]),
        ("去年修好了,但是插座冒烟", [False]),
        ("last year there was smoke", [True]),
        ("like last year there is still smoke", [False]),
    ],
)
def test_a_frame_reaches_as_far_as_its_sentence(text: str, denied: list[bool]) -> None:
    assert _denied(text) == denied


@pytest.mark.parametrize(
    "text",
    [
        "你们这收费真是着了火了",
        "昨天的煤气味是邻居的榴莲",
        "触电急救课程还有名额吗",
        "the fire alarm test was too long",
        "remove 李敏 from the front desk",
        "地板全泡了，谁赔?",
        "半夜等了十五分钟都没人接单，家里地板全泡了，谁赔？",
        "去年爆管淹了三户,保险到今年才赔下来",
        "電影裡的大樓燒起來好逼真",
        "我儿子演消防员,台词就一句着火了快跑",
        "last winter a pipe burst here and I would like the receipt",
        "is there a first aid course for choking babies",
    ],
)
def test_what_only_sounds_like_a_danger(text: str, lexicon: Lexicon) -> None:
    found = understand(text, lexicon)
    assert (found.urgency, found.hazards) == ("routine", ())


def test_a_claim_is_a_complaint(lexicon: Lexicon) -> None:
    assert understand("半夜等了十五分钟都没人接单，家里地板全泡了，谁赔？", lexicon).kind == "complaint"


@pytest.mark.parametrize(
    ("text", "hazard"),
    [
        ("去年修过的那根管子现在又爆了,水往客厅流", "flood"),
        ("天花板鼓了个大包,眼看要掉下来了", "falling"),
        ("阳台玻璃裂了,快掉下去了,下面是人行道", "falling"),
        ("棵樹傾側得好犀利,就嚟冧", "falling"),
    ],
)
def test_what_is_there_now_or_about_to_be(text: str, hazard: str, lexicon: Lexicon) -> None:
    found = understand(text, lexicon)
    assert (found.urgency, hazard in found.hazards) == ("emergency", True)
