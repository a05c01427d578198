"""What begins this minute is told without the usual words, and what only sounds like it is none."""

from __future__ import annotations

import pytest

from tickets.triage.lexicon import Lexicon
from tickets.triage.understand import understand

DANGERS = {
    "intruder": (
        "有個男人喺門口搞我個門鎖",
        "麻烦问一下，有个陌生人一直在拧我家门把手怎么办",
        "a stranger keeps trying the handle of my door",
        "有人砸我家门还骂人",
        "trying to kick my front door in",
        "有人在我门口转了半小时",
    ),
    "medical": ("保安被车撞了", "有個阿婆俾車撞咗", "a kid was hit by a car at the gate"),
    "fire": ("e-bike battery smoking in the corridor", "the scooter charger is smoking", "廚房火燭", "火燭呀"),
    "flood": (
        "暖氣片爆開",
        "暖气爆了",
        "the radiator has burst",
        "地毯踩上去有水",
        "车轮子泡水里了",
        "my carpet is squelching",
        "the car's wheels are under water",
    ),
    "trapped": ("电梯里关了两个人",),
}
HARMLESS = (
    "昨天有人拧我家门把手",
    "我家门把手拧不开",
    "钥匙断了，锁匠在开我家门锁",
    "车库栏杆被车撞了",
    "people smoking in the corridor next to the e-bikes",
    "火燭車位停滿車",
    "防火燭門壞咗",
    "邻居在电动车棚抽烟",
    "有人在门口转悠推销",
    "radiator is cold",
    "这几天老有人拧我家门把手",
)


@pytest.mark.parametrize(("danger", "text"), [(danger, text) for danger, texts in DANGERS.items() for text in texts])
def test_a_danger_that_begins_now(danger: str, text: str, lexicon: Lexicon) -> None:
    found = understand(text, lexicon)
    assert found.urgency == "emergency"
    assert danger in found.hazards


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_sounds_like_it(text: str, lexicon: Lexicon) -> None:
    found = understand(text, lexicon)
    assert (found.urgency == "emergency", found.hazards) == (False, ())
