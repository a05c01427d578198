from __future__ import annotations

import pytest

from tickets.triage.lexicon import Lexicon
from tickets.triage.understand import understand


def _named(text: str, lexicon: Lexicon) -> set[str]:
    return set(understand(text, lexicon).hazards)


@pytest.mark.parametrize(
    ("text", "hazard"),
    [
        ("厨房有煤气味", "gas"),
        ("廚房好濃嘅煤氣味", "gas"),
        ("I can smell gas in the kitchen", "gas"),
        ("插座冒火花了", "fire"),
        ("配电房在冒烟", "fire"),
        ("the dishwasher is on fire", "fire"),
        ("水管爆了", "flood"),
        ("two inches of water in the hallway", "flood"),
        ("马桶往外冒粪水", "sewage"),
        ("我被困在电梯里", "trapped"),
        ("stuck in the lift, four of us", "trapped"),
        ("孩子把自己反锁在卫生间", "locked_in"),
        ("外墙瓷砖掉下来了", "falling"),
        ("摸水龙头被电到了", "shock"),
        ("停电了,我爸靠呼吸机", "medical"),
    ],
)
def test_a_hazard_is_named(text: str, hazard: str, lexicon: Lexicon) -> None:
    assert hazard in _named(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "没有煤气味,就是想换个软管",
        "唔係漏氣,係火細",
        "No gas smell at all",
        "No burning smell or anything, the light just flickers",
        "没有火花也没有焦味",
        "没火花、焦味",
        "插座松了,火花没有",
        "nobody stuck in the lift, it just stays on 3",
        "怎么关煤气阀门?",
        "要是闻到煤气味应该打哪个电话",
        "消防演习几点开始",
        "楼道有人抽烟,烟味很大",
        "no leak here, just low pressure",
    ],
)
def test_what_is_denied_or_only_asked_is_no_hazard(text: str, lexicon: Lexicon) -> None:
    assert _named(text, lexicon) == set()
    assert understand(text, lexicon).urgency == "routine"


THINGS = ("煤气味", "火花", "焦味", "烟")
NOES = ("没有{}", "没闻到{}", "没看到任何{}", "唔系{}", "no sign of {}", "there isn't any {}")


@pytest.mark.parametrize("no", NOES[:4])
@pytest.mark.parametrize("thing", THINGS)
def test_every_no_denies_every_danger(no: str, thing: str, lexicon: Lexicon) -> None:
    assert _named("插座松了，" + no.format(thing), lexicon) == set()


@pytest.mark.parametrize("no", NOES[4:])
@pytest.mark.parametrize("thing", ["gas smell", "smoke", "sparks", "burning smell"])
def test_every_english_no_denies_every_danger(no: str, thing: str, lexicon: Lexicon) -> None:
    assert _named("the socket is loose, " + no.format(thing), lexicon) == set()


@pytest.mark.parametrize(
    "text",
    [
        "万一哪天闻到煤气味，先关阀门还是先打电话？",
        "如果水管爆了把楼下淹了,保险赔吗",
        "how do I report a gas smell out of hours",
        "last month I was stuck in the lift for an hour and still nobody has explained why",
        "昨晚水管爆了师傅十分钟就到,太谢谢了",
        "楼下烤肉店的烟天天往上飘",
    ],
)
def test_what_is_asked_told_of_long_ago_or_done_every_day_is_no_emergency(text: str, lexicon: Lexicon) -> None:
    assert understand(text, lexicon).urgency == "routine"


@pytest.mark.parametrize("text", ["上个月困过一次,现在我又被困在电梯里了", "师傅昨天刚修好,水管又爆了,水喷得到处都是"])
def test_what_happens_again_now_is_one(text: str, lexicon: Lexicon) -> None:
    assert understand(text, lexicon).urgency == "emergency"


def test_a_denial_ends_with_its_clause(lexicon: Lexicon) -> None:
    assert "flood" in _named("没人在家,水管爆了", lexicon)


def test_a_hazard_is_heard_in_a_rating(lexicon: Lexicon) -> None:
    assert "gas" in _named("师傅态度很好,不过走了以后厨房又有煤气味", lexicon)
